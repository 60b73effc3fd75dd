"""The vocabulary of the base weights as a SentencePiece model; cutting itself is the run time's (`filters.tagger`)."""

from collections.abc import Sequence

from sentencepiece import sentencepiece_model_pb2 as protobuf

from filters.tagger.words import END, PAD, START, UNKNOWN, Cutter


def build_cutter(pieces: Sequence[tuple[str, float]]) -> Cutter:
    """Make the cutter from the pieces of a unigram vocabulary and their scores (log probabilities)."""
    model = protobuf.ModelProto()
    kinds = protobuf.ModelProto.SentencePiece
    special = {START: kinds.CONTROL, PAD: kinds.CONTROL, END: kinds.CONTROL, UNKNOWN: kinds.UNKNOWN}
    for number, (piece, score) in enumerate(pieces):
        model.pieces.add(piece=piece, score=round(score, 4), type=special.get(number, kinds.NORMAL))
    model.trainer_spec.model_type = protobuf.TrainerSpec.UNIGRAM
    model.trainer_spec.vocab_size = len(pieces)
    model.trainer_spec.bos_id, model.trainer_spec.pad_id = START, PAD
    model.trainer_spec.eos_id, model.trainer_spec.unk_id = END, UNKNOWN
    model.normalizer_spec.name = "identity"
    model.normalizer_spec.add_dummy_prefix = False
    model.normalizer_spec.remove_extra_whitespaces = False
    model.normalizer_spec.escape_whitespaces = False
    return Cutter(model.SerializeToString())

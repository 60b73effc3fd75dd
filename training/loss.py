"""What the network is taught by a batch."""

import torch
from torch import Tensor
from torch.nn import functional

from training.labels import IGNORE, OUTSIDE
from training.mix import Batch


def tagging_loss(logits: Tensor, batch: Batch) -> Tensor:
    """Cross entropy, except that an unlabelled word may also be what its source never annotates.

    For such words two losses are mixed by the source's certainty: of O, and of "O or one of those labels".
    """
    known = batch.tags != IGNORE
    log = functional.log_softmax(logits.float(), dim=-1)
    exact = -log.gather(-1, batch.tags.clamp(min=0)[..., None])[..., 0]
    allowed = -torch.logsumexp(log.masked_fill(~batch.outside[:, None, :], -torch.inf), dim=-1)
    sure = batch.certainty[:, None]
    loose = sure * exact + (1 - sure) * allowed
    loss = torch.where(batch.tags == OUTSIDE, loose, exact)
    return loss[known].sum() / known.sum().clamp(min=1)


def distillation_loss(logits: Tensor, teacher: Tensor, batch: Batch, temperature: float = 2.0) -> Tensor:
    """How far the student's distributions are from the teacher's, over all pieces that are no padding."""
    student = functional.log_softmax(logits.float() / temperature, dim=-1)
    target = functional.log_softmax(teacher.float() / temperature, dim=-1)
    divergence = functional.kl_div(student, target, log_target=True, reduction="none").sum(-1)
    return temperature**2 * divergence[batch.mask.bool()].mean()

"""Any server that speaks OpenAI's API, such as vLLM, Ollama, LM Studio, Scaleway, IONOS or STACKIT.

The base URL ends with the version (``…/v1``). vLLM, Ollama and LM Studio also answer Anthropic's ``/v1/messages``.
A key is optional, since servers in the house often have none. What a server takes beyond the API (vLLM's keys,
Ollama's) is declared by `dialects` in its entry.
"""

from __future__ import annotations

from typing import Final

from gateway.providers.base import Dialect, Provider

PROVIDER: Final[Provider] = Provider(
    name="openai_compatible",
    dialects=frozenset({Dialect.OPENAI, Dialect.RESPONSES, Dialect.ANTHROPIC}),
    needs_key=False,
    self_hostable=True,
    # Their documentation promises no processing in the EU at these hosts.
    global_hosts=frozenset(
        (
            "api.deepseek.com api.x.ai api.groq.com openrouter.ai api.together.xyz api.together.ai api.fireworks.ai"
            " api.perplexity.ai api.moonshot.ai api.moonshot.cn dashscope.aliyuncs.com dashscope-intl.aliyuncs.com"
            " generativelanguage.googleapis.com"
        ).split()
    ),
    # Services that are no provider of their own here, and that a policy could mistake for a machine in the house.
    vendor_domains=frozenset(
        (
            "googleapis.com amazonaws.com api.aws ollama.com openrouter.ai groq.com deepseek.com x.ai"
            " together.ai together.xyz fireworks.ai cohere.com perplexity.ai scaleway.ai scaleway.com ovh.net ionos.com"
            " onstackit.cloud nebius.com aleph-alpha.com huggingface.co replicate.com"
        ).split()
    ),
)

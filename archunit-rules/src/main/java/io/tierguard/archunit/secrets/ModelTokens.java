package io.tierguard.archunit.secrets;

import static io.tierguard.archunit.secrets.Alphabet.ALNUM;
import static io.tierguard.archunit.secrets.Alphabet.HEX;
import static io.tierguard.archunit.secrets.Alphabet.LOWER;
import static io.tierguard.archunit.secrets.Alphabet.WORD;
import static io.tierguard.archunit.secrets.Body.hasDigit;
import static io.tierguard.archunit.secrets.Body.hasLengths;
import static io.tierguard.archunit.secrets.Body.isUuid;
import static io.tierguard.archunit.secrets.TokenShape.exact;
import static io.tierguard.archunit.secrets.TokenShape.open;

import java.util.List;

/** Keys of those who serve models. */
final class ModelTokens {

    private static final String OPENAI = "OpenAI key";

    static final List<Shape> ALL = List.of(
            open("Anthropic key", "sk-ant-", WORD, 32),
            open("OpenRouter key", "sk-or-v1-", HEX, 64),
            open("Langfuse key", "sk-lf-", WORD, 36).where(isUuid()),
            open(OPENAI, "sk-proj-", WORD, 32),
            open(OPENAI, "sk-svcacct-", WORD, 32),
            open(OPENAI, "sk-admin-", WORD, 32),
            open(OPENAI, "sk-", WORD, 48).where(body -> body.contains("T3BlbkFJ")),
            exact("Hugging Face token", "hf_", ALNUM, 34),
            exact("Hugging Face token", "api_org_", ALNUM, 34),
            exact("Groq key", "gsk_", ALNUM, 52),
            exact("Perplexity key", "pplx-", ALNUM, 48),
            exact("Replicate token", "r8_", ALNUM, 37).where(hasDigit()),
            open("xAI key", "xai-", ALNUM, 70),
            open("NVIDIA key", "nvapi-", WORD, 60),
            open("LangSmith key", "lsv2_pt_", WORD, 43).where(hasLengths('_', 32, 10)),
            open("LangSmith key", "lsv2_sk_", WORD, 43).where(hasLengths('_', 32, 10)),
            open("Pinecone key", "pcsk_", WORD, 60),
            exact("Together key", "tgp_v1_", WORD, 43),
            open("Tavily key", "tvly-", WORD, 32).where(hasDigit()),
            exact("Firecrawl key", "fc-", HEX, 32),
            exact("ElevenLabs key", "sk_", HEX, 48),
            open("Cerebras key", "csk-", LOWER, 48),
            open("Weights & Biases key", "wandb_v1_", WORD, 60));

    private ModelTokens() {}
}

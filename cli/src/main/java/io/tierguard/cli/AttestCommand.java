package io.tierguard.cli;

import io.tierguard.identity.Attestation;
import io.tierguard.identity.AttestationVerifier;
import io.tierguard.identity.AttestationVerifier.Attested;
import io.tierguard.identity.AttestationVerifier.NotAttested;
import io.tierguard.internal.Printable;
import io.tierguard.registry.Registry;
import io.tierguard.report.Code;
import io.tierguard.report.Report;
import io.tierguard.signed.SigningKey;
import io.tierguard.tier.Environment;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Issues an attestation, and none that no process would take. */
@Command(
        name = "attest",
        header = {"Issues an attestation: a signed word of which environment a process is.", ""},
        customSynopsis = {
            "tierguard attest --key FILE --environment NAME [--bind MEMBER=VALUE...]",
            "                        [--life DURATION] [--out FILE] [OPTION...]"
        },
        descriptionHeading = "%n",
        description = {
            "For the deploy job, after whatever approval the environment asks for. What no process by that registry"
                    + " would take is not issued. Standard output gets the document.",
            "",
            "For example:",
            "  tierguard attest --key attestation.jwk --environment production",
            "      --bind k8s_ns=orders-prod --out attestation"
        },
        optionListHeading = "%n",
        sortOptions = false,
        footerHeading = "%n",
        footer = "Exit status: 0 issued; 1 not issued, since no process would take it; 2 it could not be tried.")
final class AttestCommand implements Callable<Integer> {

    private static final int LONGEST_TEXT = 200;

    private final Output out;
    private final Output err;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "the key that signs, a private JWK; readable by its owner only")
    private @Nullable String key;

    @Option(
            names = "--registry",
            paramLabel = "FILE",
            description = "the registry that names the application and trusts the key; tierguard.yaml in the working"
                    + " directory if left out")
    private String registry = Registry.FILE_NAME;

    @Option(names = "--environment", paramLabel = "NAME", description = "what the process is")
    private @Nullable String environment;

    @Option(
            names = "--bind",
            paramLabel = "MEMBER=VALUE",
            description = "where it may be used: k8s_ns, aws_account, gcp_project or image_digest, and what a process"
                    + " observes there; may be repeated; required for production")
    private List<String> bind = new ArrayList<>();

    @Option(
            names = "--life",
            paramLabel = "DURATION",
            description = "for how long it holds, such as 21d (the default) or 12h: three deploy intervals")
    private String life = "21d";

    @Option(
            names = "--not-before",
            paramLabel = "INSTANT",
            description = "from when it holds, such as 2027-03-31T12:00:00Z; from now if left out")
    private @Nullable String notBefore;

    @Option(names = "--issuer", paramLabel = "TEXT", description = "who vouches; the name of the key if left out")
    private @Nullable String issuer;

    @Option(
            names = "--id",
            paramLabel = "TEXT",
            description = "which one it is, for an audit, such as the job's number; random if left out")
    private @Nullable String id;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "write it to this file, in the place of an earlier one; standard output if left out")
    private @Nullable String outFile;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = FormatOption.Candidates.class,
            description = "text (the default), or json: one object with the document and its claims")
    private @Nullable String format;

    AttestCommand(Output out, Output err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        boolean json = Inquiry.isJson(format);
        if (environment == null) {
            throw MisuseException.call("--environment NAME is missing");
        }
        Registry trusting = Inquiry.registry(registry);
        Environment whose = Inquiry.find("attest", "--environment", environment, trusting.environments());
        Instant now = Instant.ofEpochSecond(Clock.systemUTC().instant().getEpochSecond());
        Instant begins = notBefore == null ? now : TimeOptions.instant("--not-before", notBefore);
        Instant ends = begins.plus(TimeOptions.duration("--life", life));
        Optional<DocumentFile> target = Optional.ofNullable(outFile).map(DocumentFile::new);
        SigningKey signing = new SigningKeyFile("attest", Code.ATTESTATION_KEY_UNUSABLE).read(key);
        Attestation attestation = new Attestation(
                text("--issuer", Optional.ofNullable(issuer).orElse(signing.kid())),
                trusting.application().orElse(""),
                whose,
                now,
                begins,
                ends,
                text(
                        "--id",
                        Optional.ofNullable(id)
                                .orElseGet(() -> UUID.randomUUID().toString())),
                BindOption.parse("--bind", bind));
        String document = document(attestation, signing);
        AttestationVerifier.Result result = AttestationVerifier.of(trusting)
                .verifyWhereBound(document, AttestationAnswer.WHERE, begins.isAfter(now) ? begins : now);
        if (result instanceof NotAttested refused) {
            err.print(Report.of(
                            "nothing was issued",
                            refused.problems().stream()
                                    .map(AttestationAnswer::told)
                                    .toList())
                    .text());
            return ExitStatus.REFUSED;
        }
        target.ifPresent(file -> file.write(document));
        print(document, (Attested) result, json, target.isPresent());
        return ExitStatus.DONE;
    }

    private static String text(String option, String text) {
        if (text.isBlank() || text.length() > LONGEST_TEXT || !Printable.isLine(text)) {
            throw MisuseException.call(option + " is a text of one line, of at most " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    private static String document(Attestation attestation, SigningKey signing) {
        try {
            return attestation.sign(signing.signer());
        } catch (IllegalArgumentException e) {
            throw MisuseException.input("the claims make a document that nobody could read: give shorter ones");
        }
    }

    private void print(String document, Attested attested, boolean json, boolean isWritten) {
        if (json) {
            out.print(new AttestationAnswer(Optional.of(attested), false, List.of()).json(document));
            return;
        }
        if (!isWritten) {
            out.print(document + "\n");
        }
        Attestation claims = attested.attestation();
        err.print("Issued for " + claims.application() + " as "
                + claims.environment().describe() + ", signed by " + Printable.line(attested.kid()) + ", from "
                + claims.notBefore() + " until " + claims.expires() + ".\n");
    }
}

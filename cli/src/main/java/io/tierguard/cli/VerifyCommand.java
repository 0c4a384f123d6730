package io.tierguard.cli;

import io.tierguard.identity.Attestation;
import io.tierguard.identity.AttestationVerifier;
import io.tierguard.identity.AttestationVerifier.Attested;
import io.tierguard.identity.AttestationVerifier.NotAttested;
import io.tierguard.identity.Evidence;
import io.tierguard.registry.Registry;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.report.Report;
import io.tierguard.tier.Environment;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies an attestation as a process would that starts by the registry. */
@Command(
        name = "verify",
        header = {"Verifies an attestation, and tells what it vouches for.", ""},
        customSynopsis = {
            "tierguard verify [--registry FILE] [--environment NAME]",
            "                        [--observed MEMBER=VALUE... | --anywhere] [--at INSTANT]",
            "                        [--format text|json] [FILE | -]"
        },
        descriptionHeading = "%n",
        description = {
            "As a process would that starts by that registry: by its keys and for its application, by the clock of this"
                    + " machine. What it is bound to must be observed: --observed says what a process would find there,"
                    + " and --anywhere leaves that open. Of a document that does not hold no claim is told.",
            "",
            "For example:",
            "  tierguard verify --observed k8s_ns=orders-prod attestation",
            "  tierguard verify --anywhere --format json - < attestation"
        },
        parameterListHeading = "%n",
        optionListHeading = "%n",
        sortOptions = false,
        footerHeading = "%n",
        footer = "Exit status: 0 it holds; 1 it does not; 2 no answer.")
final class VerifyCommand implements Callable<Integer> {

    private static final int MOST_BYTES = 65_536;
    private static final String STANDARD_INPUT = "-";

    private final InputStream in;
    private final Output out;
    private final Output err;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            hideParamSyntax = true,
            description = "the file with the document; standard input if left out, or -")
    private @Nullable String file;

    @Option(
            names = "--registry",
            paramLabel = "FILE",
            description = "the registry; tierguard.yaml in the working directory if left out")
    private String registry = Registry.FILE_NAME;

    @Option(
            names = "--environment",
            paramLabel = "NAME",
            description = "what the process claims to be; any that is vouched for if left out")
    private @Nullable String environment;

    @Option(
            names = "--observed",
            paramLabel = "MEMBER=VALUE",
            description = "what a process observes where it runs: k8s_ns, aws_account, gcp_project or image_digest;"
                    + " may be repeated")
    private List<String> observed = new ArrayList<>();

    @Option(names = "--anywhere", arity = "0", description = "do not ask where it is used")
    private boolean anywhere;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "when it is used, such as 2027-03-31T12:00:00Z; now if left out")
    private @Nullable String at;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = FormatOption.Candidates.class,
            description = "text (the default), or json: one object")
    private @Nullable String format;

    VerifyCommand(InputStream in, Output out, Output err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        boolean json = Inquiry.isJson(format);
        Map<String, String> place = BindOption.parse("--observed", observed);
        if (anywhere && !place.isEmpty()) {
            throw MisuseException.call("--anywhere and --observed contradict each other: leave one out");
        }
        Instant now = at == null ? Clock.systemUTC().instant() : TimeOptions.instant("--at", at);
        Registry trusting = Inquiry.registry(registry);
        Optional<Environment> claimed = Optional.ofNullable(environment)
                .map(name -> Inquiry.find("verify", "--environment", name, trusting.environments()));
        AttestationAnswer answer = answer(document(), trusting, claimed, place, now);
        out.print(json ? answer.json() : answer.text());
        if (!answer.problems().isEmpty()) {
            err.print(Report.of("the attestation does not hold", answer.problems())
                    .text());
            return ExitStatus.REFUSED;
        }
        return ExitStatus.DONE;
    }

    private String document() {
        String document = SmallInput.withoutLineFeed(
                file == null || file.equals(STANDARD_INPUT)
                        ? SmallInput.anything("standard input", MOST_BYTES).read(in)
                        : SmallInput.anything("FILE", MOST_BYTES).read(FileArgument.parse("FILE", file)));
        if (document.isEmpty()) {
            throw MisuseException.of(
                    "verify",
                    new Problem(
                            Code.ATTESTATION_EMPTY,
                            AttestationAnswer.WHERE,
                            "",
                            Code.ATTESTATION_EMPTY.text(),
                            "hand in the document that the deploy job signed",
                            List.of()));
        }
        return document;
    }

    private AttestationAnswer answer(
            String document, Registry trusting, Optional<Environment> claimed, Map<String, String> place, Instant now) {
        AttestationVerifier verifier = AttestationVerifier.of(trusting);
        AttestationVerifier.Result result = anywhere
                ? verifier.verifyWhereBound(document, AttestationAnswer.WHERE, now)
                : verifier.verify(document, AttestationAnswer.WHERE, evidence(place), now);
        if (result instanceof NotAttested refused) {
            return new AttestationAnswer(
                    Optional.empty(),
                    !anywhere,
                    refused.problems().stream().map(AttestationAnswer::told).toList());
        }
        Attested attested = (Attested) result;
        Environment vouched = attested.attestation().environment();
        if (claimed.isPresent() && !claimed.get().equals(vouched)) {
            Problem problem = Problem.of(
                    Code.EVIDENCE_CONTRADICTS,
                    AttestationAnswer.WHERE,
                    "--environment is " + claimed.get().describe() + ", and the attestation is for "
                            + vouched.describe(),
                    "have one signed for " + claimed.get().name());
            return new AttestationAnswer(Optional.empty(), !anywhere, List.of(problem));
        }
        return new AttestationAnswer(Optional.of(attested), !anywhere, List.of());
    }

    private static List<Evidence> evidence(Map<String, String> place) {
        List<Evidence> evidence = new ArrayList<>();
        place.forEach((member, value) ->
                evidence.add(Evidence.of(Attestation.bindable().getOrDefault(member, member), value, "--observed")));
        return evidence;
    }
}

package io.tierguard.cli;

import io.tierguard.guard.Guard;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Resolver;
import io.tierguard.guard.Target;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Answers whether a process of an environment may reach targets, exactly as its guard would. Nothing is connected to, no
 * setting of this machine is read.
 */
@Command(
        name = "explain",
        header = {"Says whether a process may reach a target, and why.", ""},
        customSynopsis = {
            "tierguard explain --registry FILE --environment NAME [--format text|json]",
            "                         [--resolve] [--at DATE] TARGET... | -",
            "       tierguard explain TG-nnnn"
        },
        descriptionHeading = "%n",
        description = {
            "Nothing is connected to, and no setting of this machine is read. The answer is what the registry"
                    + " says when it is enforced; the mode of the environment is told beside it.",
            "",
            "TG-nnnn, alone, prints what that code means and how to mend it.",
            "",
            "For example:",
            "  tierguard explain --registry tierguard.yaml --environment staging",
            "      jdbc:postgresql://orders-db.prod.example.com/orders",
            "  tierguard explain TG-2001"
        },
        parameterListHeading = "%n",
        optionListHeading = "%n",
        sortOptions = false,
        footerHeading = "%n",
        footer = "Exit status: 0 all allowed, or a code was explained; 1 any refused; 2 no answer.")
final class ExplainCommand implements Callable<Integer> {

    private static final Pattern CODE = Pattern.compile("(?i)TG-\\d{1,9}");
    private static final String STANDARD_INPUT = "-";

    private final InputStream in;
    private final Output out;

    @Option(names = "--registry", paramLabel = "FILE", description = "the registry, tierguard.yaml")
    private @Nullable String registry;

    @Option(names = "--environment", paramLabel = "NAME", description = "who the process is")
    private @Nullable String environment;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = FormatOption.Candidates.class,
            description = "text (the default), or json: one object a line")
    private @Nullable String format;

    @Option(names = "--resolve", arity = "0", description = "look names up, and judge their addresses too")
    private boolean resolve;

    @Option(
            names = "--at",
            paramLabel = "DATE",
            description = "the day of the answer, such as 2027-03-31; today if left out")
    private @Nullable String at;

    @Parameters(
            arity = "0..*",
            paramLabel = "TARGET",
            hideParamSyntax = true,
            description = "a URL, JDBC or any other; or - alone, for one a line from standard input, where behind a tab"
                    + " may follow JDBC properties: key=value;key=value")
    private List<String> targets = new ArrayList<>();

    ExplainCommand(InputStream in, Output out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public Integer call() {
        if (targets.stream().anyMatch(target -> CODE.matcher(target).matches())) {
            return printPage();
        }
        if (targets.isEmpty()) {
            throw MisuseException.call("no TARGET is given: name one or more, or - to read them from standard input");
        }
        if (targets.size() > 1 && targets.contains(STANDARD_INPUT)) {
            throw MisuseException.call("- stands alone: it reads all targets from standard input");
        }
        Inquiry inquiry = Inquiry.of(registry, environment, format, at);
        return answer(inquiry.guard(), inquiry.answers(out));
    }

    private int printPage() {
        boolean alone = targets.size() == 1 && registry == null && environment == null && format == null && at == null;
        if (!alone || resolve) {
            throw MisuseException.call("TG-nnnn stands alone: it takes no options and no targets");
        }
        String id = targets.get(0).toUpperCase(Locale.ROOT);
        String page = CodePages.bundled()
                .page(id)
                .orElseThrow(() -> MisuseException.call(id + " is no code of this version"));
        out.print(page);
        return ExitStatus.DONE;
    }

    private int answer(Guard guard, Answers answers) {
        boolean allAllowed = true;
        if (targets.contains(STANDARD_INPUT)) {
            TargetLines lines = new TargetLines(in);
            for (Optional<Question> next = lines.next(); next.isPresent(); next = lines.next()) {
                allAllowed &= answer(next.get(), guard, answers);
            }
        } else {
            for (int i = 0; i < targets.size(); i++) {
                allAllowed &= answer(new Question(i + 1, Target.of(targets.get(i))), guard, answers);
            }
        }
        answers.end();
        return allAllowed ? ExitStatus.DONE : ExitStatus.REFUSED;
    }

    private boolean answer(Question question, Guard guard, Answers answers) {
        Judgement judgement = guard.judge(
                question.target().withoutAmbientSettings().forReport(), resolve ? Resolver.system() : Resolver.none());
        answers.print(Answer.of(question.line(), judgement));
        return !judgement.isRefusedWhenEnforced();
    }
}

package io.tierguard.cli;

import io.tierguard.archunit.allow.InvalidAllowFileException;
import io.tierguard.archunit.report.SarifReport;
import io.tierguard.registry.InvalidRegistryException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks jars and class directories by the build rules, without a build. */
@Command(
        name = "scan",
        header = {"Finds secrets, endpoints and tier logic in compiled code.", ""},
        customSynopsis = {
            "tierguard scan [--rules NAMES] [--registry FILE] [--allow FILE] [--nested]",
            "                      [--format text|json|sarif] [--out FILE] PATH...",
            "       tierguard scan --start-allow FILE [--reason TEXT] [--until DATE] PATH..."
        },
        descriptionHeading = "%n",
        description = {
            "The build rules over jars, wars, class files and directories of them, without JUnit. What is in other"
                    + " archives is told, and looked at with --nested. What cannot be read is named, and no answer is"
                    + " given then.",
            "",
            "For example:",
            "  tierguard scan --rules secrets target/classes lib/payments.jar"
        },
        parameterListHeading = "%n",
        optionListHeading = "%n",
        sortOptions = false,
        footerHeading = "%n",
        footer = "Exit status: 0 nothing found, 1 findings, 2 something could not be looked at.")
final class ScanCommand implements Callable<Integer> {

    private final Output out;
    private final Output err;

    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            hideParamSyntax = true,
            description = "a jar, a war, a class file, or a directory of them")
    private List<String> paths = new ArrayList<>();

    @Mixin
    private final ScanRules rules = new ScanRules();

    @Option(names = "--nested", arity = "0", description = "look into the jars inside of jars and wars too")
    private boolean nested;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text (the default), json: one object a finding, or sarif: SARIF 2.1.0")
    private String format = "text";

    @Option(names = "--out", paramLabel = "FILE", description = "where the report goes; standard output if left out")
    private @Nullable String to;

    @Option(names = "--force", arity = "0", description = "replace what is there, though it is no report")
    private boolean force;

    @Option(
            names = "--start-allow",
            paramLabel = "FILE",
            description = "write an allow file with all that is found, and report nothing")
    private @Nullable String startAllow;

    @Option(names = "--reason", paramLabel = "TEXT", description = "with --start-allow: why all of it may stay for now")
    private @Nullable String reason;

    @Option(names = "--until", paramLabel = "DATE", description = "with --start-allow: the last day on which it may")
    private @Nullable String until;

    ScanCommand(Output out, Output err) {
        this.out = out;
        this.err = err;
    }

    private enum Form {
        TEXT,
        JSON,
        SARIF
    }

    @Override
    public Integer call() {
        if (paths.isEmpty()) {
            throw MisuseException.call("no PATH is given: name jars, class files or directories of them");
        }
        Form form = form();
        checkCombination();
        List<FileArgument> arguments =
                paths.stream().map(path -> FileArgument.parse("PATH", path)).toList();
        Scan scan = new Scan(rules.configured(), rules.chosen());
        Optional<ReportFile> file = Optional.ofNullable(to)
                .map(path -> ReportFile.of(
                        "--out",
                        path,
                        List.of("\"driver\":{\"name\":\"Tierguard\"", "{\"code\":\"TG-5", ScanText.BEGINNING),
                        force));
        try (ScannedArchives archives = new ScannedArchives(nested)) {
            ScannedFiles files = new ScannedFiles(archives);
            for (int i = 0; i < arguments.size(); i++) {
                FileArgument argument = arguments.get(i);
                boolean harmless = argument.shown().equals(paths.get(i));
                files.add(argument.path(), harmless ? withoutSlash(paths.get(i)) : "PATH number " + (i + 1));
            }
            return startAllow == null ? report(scan.of(files), form, file) : start(scan, files, startAllow);
        } catch (InvalidRegistryException e) {
            throw MisuseException.of(e.report());
        } catch (InvalidAllowFileException e) {
            throw MisuseException.input(String.valueOf(e.getMessage()));
        } catch (LinkageError | StackOverflowError | OutOfMemoryError e) {
            // an error ends the JVM with status 1, which would say that there are findings
            throw MisuseException.input("failed by " + e.getClass().getName());
        }
    }

    private static String withoutSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private Form form() {
        return switch (format) {
            case "text" -> Form.TEXT;
            case "json" -> Form.JSON;
            case "sarif" -> Form.SARIF;
            default -> throw MisuseException.call("--format is text, json or sarif");
        };
    }

    private void checkCombination() {
        if (startAllow == null && (reason != null || until != null)) {
            throw MisuseException.call("--reason and --until are for --start-allow");
        }
        if (startAllow != null && (to != null || rules.isAnyNamed() || rules.isAllowFileNamed())) {
            throw MisuseException.call(
                    "--start-allow writes what all rules find: leave --rules, --allow and --out out");
        }
    }

    private int report(ScanResult result, Form form, Optional<ReportFile> file) {
        String text = switch (form) {
            case TEXT -> ScanText.of(result, rules.describe());
            case JSON -> ScanJson.of(result);
            case SARIF -> sarif(result);
        };
        if (file.isPresent()) {
            file.get().write(text);
        } else {
            out.print(text);
        }
        if (form == Form.TEXT && file.isEmpty()) {
            if (!result.unread().isEmpty()) {
                err.print("tierguard scan: not everything could be looked at\n");
            }
        } else {
            result.notes().forEach(note -> err.print("tierguard scan: " + note + "\n"));
            complain(result.unread());
        }
        return result.status();
    }

    private void complain(Map<String, String> unread) {
        unread.forEach((place, why) -> err.print("tierguard scan: not looked at: " + place + ": " + why + "\n"));
    }

    private static String sarif(ScanResult result) {
        CodePages pages = CodePages.bundled();
        return SarifReport.of(result.bare())
                        .withPages(code -> pages.page(code.id()).orElse(""))
                        .withUnread(result.unread().entrySet().stream()
                                .map(entry -> "not looked at: " + entry.getKey() + ": " + entry.getValue())
                                .toList())
                        .json()
                + "\n";
    }

    private int start(Scan scan, ScannedFiles files, String allowFile) {
        FileArgument file = FileArgument.parse("--start-allow", allowFile);
        try {
            scan.startAllowFile(files, file.path(), reason == null ? "was there before the rules" : reason, lastDay());
        } catch (IllegalStateException | UncheckedIOException e) {
            throw MisuseException.input(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw MisuseException.call("--reason is one line of words, without |");
        }
        if (!files.unread().isEmpty()) {
            complain(files.unread());
            return ExitStatus.MISUSE;
        }
        out.print("Wrote " + file.shown() + ". Each line is a finding that is not told any more: work them off.\n");
        return ExitStatus.DONE;
    }

    private Optional<LocalDate> lastDay() {
        try {
            return Optional.ofNullable(until).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw MisuseException.call("--until is a date, such as 2027-03-31");
        }
    }
}

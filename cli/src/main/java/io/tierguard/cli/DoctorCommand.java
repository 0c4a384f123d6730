package io.tierguard.cli;

import io.tierguard.registry.Registry;
import io.tierguard.tier.Environment;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells on one page how things are: who the process is, what the registry says, and where the settings lead. */
@Command(
        name = "doctor",
        header = {"Tells what is wrong, and who may reach what, on one page.", ""},
        customSynopsis = {
            "tierguard doctor [--registry FILE] [--variables FILE] [--environment NAME]",
            "                        [--prefix PREFIX...] [--variable NAME...] [--resolve]",
            "                        [--connect] [--markers --driver-path JAR] [--at DATE]",
            "                        [--format text|json] [--html FILE]"
        },
        descriptionHeading = "%n",
        description = {
            "Who this process is and by which evidence, the registry, where each setting leads and of which kind it is."
                    + " No value is shown. Without --resolve, --connect and --markers nothing is looked up or dialled;"
                    + " what the registry refuses is never dialled.",
            "",
            "For example:",
            "  tierguard doctor --prefix SHOP_ --html reach.html",
            "  tierguard doctor --variables env.txt --prefix SHOP_"
        },
        optionListHeading = "%n",
        sortOptions = false,
        footerHeading = "%n",
        footer = "Exit status: 0 nothing is wrong, 1 problems, 2 there is no answer, or not to everything.")
final class DoctorCommand implements Callable<Integer> {

    private final Map<String, String> ofThisProcess;
    private final Output out;

    @Option(
            names = "--registry",
            paramLabel = "FILE",
            description = "the registry; tierguard.yaml in the working directory if left out")
    private String registry = Registry.FILE_NAME;

    @Option(
            names = "--environment",
            paramLabel = "NAME",
            description = "who the process has to be; where its variables say nothing, this is believed")
    private @Nullable String environment;

    @Mixin
    private final DoctorVariables variables = new DoctorVariables();

    @Option(names = "--resolve", arity = "0", description = "look names up, and judge their addresses too")
    private boolean resolve;

    @Option(
            names = "--connect",
            arity = "0",
            description = "dial what the settings name and the registry allows, say nothing and hang up")
    private boolean connect;

    @Mixin
    private final DoctorDatabases databases = new DoctorDatabases();

    @Option(
            names = "--at",
            paramLabel = "DATE",
            description = "the day of the answer, such as 2027-03-31; today if left out")
    private @Nullable String at;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (the default), or json: one object")
    private @Nullable String format;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "write the page as HTML too, with a picture of who may reach what")
    private @Nullable String html;

    @Option(names = "--force", arity = "0", description = "replace what is there, though it is no such page")
    private boolean force;

    DoctorCommand(Map<String, String> ofThisProcess, Output out) {
        this.ofThisProcess = ofThisProcess;
        this.out = out;
    }

    @Override
    public Integer call() throws Exception {
        boolean json = Inquiry.isJson(format);
        databases.checkCombination();
        Clock clock = Inquiry.clock(at);
        Optional<ReportFile> page =
                Optional.ofNullable(html).map(file -> ReportFile.of("--html", file, List.of(DoctorHtml.MARK), force));
        Registry read = Inquiry.read(FileArgument.parse("--registry", registry));
        @Nullable
        Environment stated = environment == null ? null : Inquiry.find("doctor", environment, read.environments());
        Diagnosis diagnosis = new Diagnoser(read, clock, variables)
                .of(ofThisProcess, stated, new Diagnoser.Extent(resolve, connect, databases));
        page.ifPresent(file -> file.write(DoctorHtml.of(diagnosis)));
        out.print(
                json
                        ? DoctorJson.of(diagnosis)
                        : DoctorText.of(diagnosis, out.isTerminal() && DoctorInk.isWanted(ofThisProcess)));
        return diagnosis.status();
    }
}

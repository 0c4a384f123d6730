package io.tierguard.cli;

import io.tierguard.guard.Guard;
import io.tierguard.jdbc.MarkedDatabase;
import io.tierguard.jdbc.marker.DatabaseIdentity;
import io.tierguard.jdbc.marker.MarkerKind;
import io.tierguard.jdbc.marker.MarkerReading;
import io.tierguard.jdbc.marker.StampOrder;
import io.tierguard.jdbc.marker.StampPlan;
import io.tierguard.jdbc.marker.StoredMarker;
import io.tierguard.report.Code;
import io.tierguard.report.Report;
import io.tierguard.signed.DocumentSigner;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has a database say which environment it serves and where its data comes from, or tells what it says. */
@Command(
        name = "stamp",
        header = {"Has a database say which environment it and its data belong to.", ""},
        customSynopsis = {
            "tierguard stamp --environment NAME --key FILE [OPTION...] JDBC-URL",
            "       tierguard stamp --environment NAME --key FILE --sanitised --from NAME",
            "                       [OPTION...] JDBC-URL",
            "       tierguard stamp --environment NAME --show | --verify [OPTION...] JDBC-URL"
        },
        descriptionHeading = "%n",
        description = {
            "Writes the server marker, which stays with the database, and the data marker, which travels with"
                    + " the data. What the registry does not give to that environment is not connected to. A marker"
                    + " that says it already is left as it is; one that says something else is replaced only where"
                    + " that is asked for by name.",
            "",
            "For example:",
            "  tierguard stamp --environment staging --key marker.jwk --driver pg.jar",
            "      --user owner --password-env DB_PASSWORD jdbc:postgresql://host/orders"
        },
        parameterListHeading = "%n",
        optionListHeading = "%n",
        sortOptions = false,
        footerHeading = "%n",
        footer = "Exit status: 0 done, or the markers fit; 1 refused, or they do not fit; 2 it could not be tried.")
final class StampCommand implements Callable<Integer> {

    /** Of these nobody knows what an answer would be. */
    static final List<Code> NOT_TRIED =
            List.of(Code.STAMP_NOT_CONNECTED, Code.MARKER_NOT_READ, Code.UNKNOWN_DRIVER, Code.PROPERTY_NOT_TEXT);

    private final Map<String, String> variables;
    private final Output out;
    private final Output err;

    @Parameters(
            arity = "0..1",
            paramLabel = "JDBC-URL",
            hideParamSyntax = true,
            description = "the database, without a password")
    private @Nullable String url;

    @Mixin
    private final LoginOptions login = new LoginOptions();

    @Option(
            names = "--driver",
            paramLabel = "JAR",
            description = "the JDBC driver, in the version that the application has; may be repeated")
    private List<String> drivers = new ArrayList<>();

    @Option(
            names = "--registry",
            paramLabel = "FILE",
            description = "the registry; tierguard.yaml in the working directory if left out")
    private String registry = "tierguard.yaml";

    @Option(names = "--environment", paramLabel = "NAME", description = "whose database this is")
    private @Nullable String environment;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "the stamping key, a private JWK; readable by its owner only")
    private @Nullable String key;

    @Mixin
    private final StampOptions options = new StampOptions();

    @Option(names = "--show", arity = "0", description = "tell what is there, and change nothing")
    private boolean show;

    @Option(names = "--verify", arity = "0", description = "tell whether both markers fit, and change nothing")
    private boolean verify;

    @Option(names = "--dry-run", arity = "0", description = "print the statements, and change nothing")
    private boolean dryRun;

    @Option(
            names = "--identity",
            paramLabel = "TEXT",
            description = "with --dry-run: which database it is, as its administrator told; nothing is connected to")
    private @Nullable String identity;

    StampCommand(Map<String, String> variables, Output out, Output err) {
        this.variables = variables;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws Exception {
        checkCombination();
        String target = login.url(url, variables);
        Properties properties = login.properties(variables);
        if (environment == null) {
            throw MisuseException.call("--environment NAME is missing");
        }
        DriverJars jars = DriverJars.of(drivers);
        Guard guard = Inquiry.guard("stamp", environment, registry);
        try {
            return show || verify
                    ? jars.during(() -> look(target, properties, guard))
                    : write(target, properties, guard, jars);
        } catch (SQLException e) {
            // every one that gets here is coded, and holds no word of a driver's
            String text = String.valueOf(e.getMessage());
            if (text.startsWith(Code.NO_DRIVER.id() + " ")) {
                throw MisuseException.input(
                        "no driver takes this URL: name the jar of the one that the application has by" + " --driver");
            }
            err.print(text + "\n");
            return NOT_TRIED.stream().anyMatch(code -> text.startsWith(code.id() + " "))
                    ? ExitStatus.MISUSE
                    : ExitStatus.REFUSED;
        }
    }

    private void checkCombination() {
        if (show && verify || (show || verify) && (dryRun || options.isAnyGiven())) {
            throw MisuseException.call("--show and --verify stand alone: they change nothing");
        }
        if ((show || verify) && key != null) {
            throw MisuseException.call("--show and --verify need no --key");
        }
        if (identity != null && !dryRun) {
            throw MisuseException.call("--identity is for --dry-run");
        }
    }

    private int look(String target, Properties properties, Guard guard) throws SQLException {
        try (MarkedDatabase database = MarkedDatabase.open(target, properties, guard)) {
            MarkerReading found = database.read();
            out.print(new MarkerText(guard).found(database.name(), found));
            if (show) {
                return ExitStatus.DONE;
            }
            database.verify();
            boolean both = Arrays.stream(MarkerKind.values())
                    .noneMatch(kind -> found.stored(kind) instanceof StoredMarker.Absent);
            return both ? ExitStatus.DONE : ExitStatus.REFUSED;
        }
    }

    private int write(String target, Properties properties, Guard guard, DriverJars jars) throws Exception {
        DocumentSigner signer = new SigningKeyFile("stamp", Code.STAMPING_KEY_UNUSABLE)
                .read(key)
                .signer();
        Stamping stamping = new Stamping(options.order(guard), guard, signer);
        if (identity != null) {
            MarkedDatabase.Place place = MarkedDatabase.judge(target, properties, guard);
            DatabaseIdentity told = IdentityText.parse(identity, place.endpoint());
            MarkerReading nothing = new MarkerReading(told, new StoredMarker.Absent(), new StoredMarker.Absent());
            StampPlan plan = stamping.plan(place.database(), nothing);
            return refused(plan)
                    ? ExitStatus.REFUSED
                    : print(place.database(), told.engine(), plan, plan.statements(place.engine(), told));
        }
        return jars.during(() -> {
            try (MarkedDatabase database = MarkedDatabase.open(target, properties, guard)) {
                MarkerReading found = database.read();
                StampPlan plan = stamping.plan(database.name(), found);
                if (refused(plan)) {
                    return ExitStatus.REFUSED;
                }
                if (dryRun) {
                    return print(database.name(), found.database().engine(), plan, database.statements(plan, found));
                }
                database.write(plan, found);
                out.print(MarkerText.done(database.name(), plan));
                return ExitStatus.DONE;
            }
        });
    }

    private boolean refused(StampPlan plan) {
        if (plan.problems().isEmpty()) {
            return false;
        }
        err.print(Report.of("nothing was stamped", plan.problems()).text());
        return true;
    }

    private int print(String database, String engine, StampPlan plan, List<String> statements) {
        out.print(MarkerText.script(database, engine, plan, statements));
        return ExitStatus.DONE;
    }

    /**
     * What is wanted, by whom.
     *
     * @param order what is wanted
     * @param guard of the environment
     * @param signer the key
     */
    private record Stamping(StampOrder order, Guard guard, DocumentSigner signer) {

        StampPlan plan(String database, MarkerReading found) {
            return StampPlan.of(
                    order,
                    database,
                    found,
                    guard.registry(),
                    signer,
                    Clock.systemUTC().instant());
        }
    }
}

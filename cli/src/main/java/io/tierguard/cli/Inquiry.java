package io.tierguard.cli;

import io.tierguard.guard.Guard;
import io.tierguard.identity.EvidenceProviders;
import io.tierguard.registry.Environments;
import io.tierguard.registry.InvalidRegistryException;
import io.tierguard.registry.Mode;
import io.tierguard.registry.Registry;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.tier.Environment;
import io.tierguard.tier.EnvironmentName;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import org.jspecify.annotations.Nullable;

/**
 * By which registry, as whom, on which day and in which form {@code explain} answers.
 *
 * @param guard decides
 * @param json whether programs read the answers
 */
record Inquiry(Guard guard, boolean json) {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    /**
     * Reads the options of a call.
     *
     * @throws MisuseException where an option, the registry or the environment cannot be used
     */
    static Inquiry of(
            @Nullable String registry, @Nullable String environment, @Nullable String format, @Nullable String at) {
        if (registry == null || environment == null) {
            String missing = registry != null ? "--environment NAME is" : "--registry FILE is";
            throw MisuseException.call(
                    registry == null && environment == null
                            ? "--registry FILE and --environment NAME are missing"
                            : missing + " missing");
        }
        boolean json = isJson(format);
        Clock clock = clock(at);
        Registry read = read(FileArgument.parse("--registry", registry));
        return new Inquiry(Guard.of(find("explain", environment, read.environments()), read, clock), json);
    }

    /** An environment that a registry declares. */
    static Environment environment(String command, String name, String registry) {
        return find(
                command, name, read(FileArgument.parse("--registry", registry)).environments());
    }

    /** A guard of an environment, as of now. */
    static Guard guard(String command, String environment, String registry) {
        Registry read = read(FileArgument.parse("--registry", registry));
        return Guard.of(find(command, environment, read.environments()), read, Clock.systemUTC());
    }

    /** The name of an environment that a registry declares. */
    static EnvironmentName name(String command, String option, String name, Environments environments) {
        return find(command, option, name, environments).name();
    }

    static boolean isJson(@Nullable String format) {
        if (format == null || format.equals("text")) {
            return false;
        }
        if (format.equals("json")) {
            return true;
        }
        throw MisuseException.call("--format is text or json");
    }

    /** Today, where no date is given. */
    static Clock clock(@Nullable String date) {
        if (date == null) {
            return Clock.systemUTC();
        }
        try {
            return Clock.fixed(LocalDate.parse(date, DATE).atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw MisuseException.call("--at is a date, such as 2027-03-31");
        }
    }

    /** The day in UTC. */
    static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /** A registry by itself. */
    static Registry registry(String argument) {
        return read(FileArgument.parse("--registry", argument));
    }

    static Registry read(FileArgument file) {
        if (!Files.exists(file.path())) {
            throw MisuseException.input("there is no file at " + file.shown() + ", which --registry names");
        }
        try {
            return Registry.read(file.path(), EvidenceProviders.load().names());
        } catch (InvalidRegistryException e) {
            throw MisuseException.of(e.report());
        }
    }

    static Environment find(String command, String name, Environments environments) {
        return find(command, "--environment", name, environments);
    }

    static Environment find(String command, String option, String name, Environments environments) {
        String shown = EnvironmentName.parse(name).map(EnvironmentName::text).orElse("…");
        Environments.Lookup lookup = environments.find(name);
        if (lookup instanceof Environments.Found found) {
            return found.environment();
        }
        if (lookup instanceof Environments.Tied tied) {
            throw MisuseException.of(
                    command, Problem.of(Code.NAME_TIE, option, shown, String.join(" and ", tied.patterns())));
        }
        String declared = "declared are " + String.join(", ", environments.names());
        String fix = environments
                .nearest(name)
                .map(nearest -> "did you mean " + nearest + "? D" + declared.substring(1))
                .orElse(declared);
        throw MisuseException.of(command, Problem.of(Code.ENVIRONMENT_UNKNOWN, option, shown, fix));
    }

    Answers answers(Output out) {
        return json ? new JsonAnswers(out, modeName()) : new TextAnswers(out, describe());
    }

    private String modeName() {
        return mode().observes(guard.today()) ? "observe" : "enforce";
    }

    private Mode mode() {
        return guard.registry().policy().mode(guard.environment().tier());
    }

    private String describe() {
        LocalDate until = mode().observeUntil();
        String mode = until != null && mode().observes(guard.today())
                ? "observe until " + until + ": refusals by owner are only logged"
                : "enforce";
        return guard.environment().describe() + " on " + guard.today() + ", mode " + mode;
    }
}

package io.tierguard.leak;

import io.tierguard.testing.EverySaid;
import io.tierguard.testing.Told;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * A process without a test engine that runs every scenario with every set of secrets, and writes what each told to a file
 * {@code SET/NUMBER}: what was given back, what was thrown, what both streams and all logs at every level said, and what a
 * flight recorder kept.
 */
final class LeakProcess {

    private LeakProcess() {}

    static List<Scenario> scenarios() {
        return catalogues().stream().flatMap(List::stream).toList();
    }

    private static List<List<Scenario>> catalogues() {
        return List.of(
                SettingsScenarios.all(),
                SealScenarios.all(),
                IdentityScenarios.all(),
                AttestationScenarios.all(),
                GuardScenarios.all(),
                RegistryScenarios.all(),
                FingerprintScenarios.all());
    }

    public static void main(String[] args) throws IOException {
        Path out = Path.of(args[0]);
        // what libraries say once of themselves is said in a first round
        run(
                Secrets.SETS.get(0),
                out.resolve("first"),
                catalogues().stream().map(all -> all.get(0)).toList());
        for (int set = 0; set < Secrets.SETS.size(); set++) {
            run(Secrets.SETS.get(set), out.resolve("set" + set), scenarios());
        }
    }

    private static void run(Secrets secrets, Path out, List<Scenario> scenarios) throws IOException {
        Files.createDirectories(out);
        Path flight = out.resolve("flight.jfr");
        try (Recording recording = new Recording()) {
            for (String event : List.of("Decision", "Refusal", "CrossingUsed")) {
                recording.enable("io.tierguard." + event);
            }
            recording.start();
            for (int i = 0; i < scenarios.size(); i++) {
                Files.writeString(out.resolve(String.valueOf(i)), everything(scenarios.get(i), secrets, out));
            }
            recording.dump(flight);
        }
        Files.writeString(out.resolve("flight"), flight(flight));
    }

    private static String everything(Scenario scenario, Secrets secrets, Path out) throws IOException {
        Path directory = Files.createDirectory(out.resolveSibling("work"));
        Told told = new Told();
        try {
            String said = EverySaid.during(() -> told.call(() -> {
                scenario.tells().tell(secrets, directory, told);
                return "done";
            }));
            return told + "said\n" + said;
        } finally {
            remove(directory);
        }
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static String flight(Path file) throws IOException {
        // a recorder keeps its own order
        List<String> events = new ArrayList<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            StringBuilder told = new StringBuilder();
            told.append(event.getEventType().getName());
            for (ValueDescriptor field : event.getFields()) {
                if (field.getTypeName().equals("java.lang.String")) {
                    told.append(' ').append(field.getName()).append('=').append(event.getString(field.getName()));
                }
            }
            events.add(told.toString());
        }
        Collections.sort(events);
        return String.join("\n", events);
    }
}

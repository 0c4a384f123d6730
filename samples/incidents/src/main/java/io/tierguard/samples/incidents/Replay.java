package io.tierguard.samples.incidents;

import io.tierguard.samples.incidents.report.HtmlPage;
import io.tierguard.samples.incidents.report.TextTable;
import io.tierguard.samples.incidents.scenario.Scenario;
import io.tierguard.samples.incidents.story.Damage;
import io.tierguard.samples.incidents.story.Promises;
import io.tierguard.samples.incidents.story.Refusal;
import io.tierguard.samples.incidents.story.Replayed;
import io.tierguard.samples.incidents.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Replays every accident, prints the table, and writes the page. It must not see a test engine: it plays staging and
 * production too.
 *
 * @since 0.1
 */
public final class Replay {

    private final World world;

    private Replay(World world) {
        this.world = world;
    }

    /**
     * Replays all.
     *
     * @param arguments the file of hosts, the folder of a test engine, and the page to write
     */
    public static void main(String... arguments) {
        try {
            System.exit(replay(arguments) ? 0 : 1);
        } catch (Exception e) {
            // servers still run, and would keep this process alive
            e.printStackTrace();
            System.exit(2);
        }
    }

    private static boolean replay(String... arguments) throws Exception {
        Path page = Path.of(arguments[2]).toAbsolutePath();
        Path folder = Files.createTempDirectory("incidents").toRealPath();
        List<Replayed> all = new ArrayList<>();
        try (World world = World.open(
                folder,
                Path.of(arguments[0]).toAbsolutePath(),
                Path.of(arguments[1]).toAbsolutePath())) {
            System.out.println(TextTable.head());
            for (Scenario scenario : Scenario.all()) {
                Replayed one = new Replay(world).of(scenario);
                System.out.println(TextTable.lines(one));
                all.add(one);
            }
        } finally {
            delete(folder);
        }
        Files.createDirectories(page.resolveSibling(""));
        Files.writeString(page, HtmlPage.of(all));
        System.out.print(TextTable.foot(all));
        return all.stream().allMatch(Replayed::isKept);
    }

    /** First as it happened, then the same with Tierguard; in between production gets its rows back. */
    private Replayed of(Scenario scenario) throws Exception {
        world.reset();
        world.statementsInProduction();
        Damage damage = scenario.happens(world);
        boolean logged = !world.statementsInProduction().isEmpty();
        world.reset();
        String before = world.stateOfProduction();
        int knocks = world.knocks();
        int payments = world.payments().requests();
        Refusal refusal = scenario.isRefused(world);
        List<String> statements = world.statementsInProduction();

        Promises.Changes changes = new Promises.Changes(
                !world.stateOfProduction().equals(before),
                world.knocks() - knocks,
                world.sessionsInProduction(),
                world.payments().requests() - payments,
                statements);
        boolean printsSecret = refusal.text().contains(World.FAKE);
        return new Replayed(
                scenario.story(),
                damage,
                refusal,
                new Promises(damage, logged, refusal, changes, printsSecret).broken());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}

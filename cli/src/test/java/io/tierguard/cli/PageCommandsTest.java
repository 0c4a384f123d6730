package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands that README.md and the pages in docs show: each is one that this version takes. */
class PageCommandsTest {

    private static final Path WORLDS = Path.of("src/test/resources/io/tierguard/cli/pages");

    /** What code in a line of a page begins with, where it names a command of this program. */
    private static final Pattern NAMED = Pattern.compile("`tierguard ([a-z]+)[^`]*`");

    private static CommandLine commandLine(List<String> arguments) {
        return Main.commandLine(
                arguments,
                new Commands.World(
                        Map.of(),
                        new ByteArrayInputStream(new byte[0]),
                        new Output(new ByteArrayOutputStream()),
                        new Output(new ByteArrayOutputStream()),
                        HiddenPrompt.none()));
    }

    @TestFactory
    Stream<DynamicTest> every_command_is_one_that_this_version_takes() {
        return PageBlock.all().stream()
                .flatMap(block -> PageCommand.in(block).stream())
                .map(command -> DynamicTest.dynamicTest(
                        command.toString(),
                        () -> assertThatCode(() -> commandLine(command.arguments())
                                        .parseArgs(command.arguments().toArray(String[]::new)))
                                .as(command.toString())
                                .doesNotThrowAnyException()));
    }

    @Test
    void a_page_shows_commands_of_each_kind() {
        List<String> commands = PageBlock.all().stream()
                .flatMap(block -> PageCommand.in(block).stream())
                .map(command -> command.arguments().get(0))
                .toList();

        Set<String> all = new HashSet<>(commandLine(List.of()).getSubcommands().keySet());
        all.remove("help");
        assertThat(commands).containsAll(all);
    }

    @Test
    void every_command_that_a_text_names_is_there() throws IOException {
        List<String> absent = new ArrayList<>();
        try (Stream<Path> pages = Files.walk(PageBlock.ROOT.resolve("docs"))) {
            for (Path page :
                    pages.filter(file -> file.toString().endsWith(".md")).toList()) {
                NAMED.matcher(Files.readString(page))
                        .results()
                        .map(named -> named.group(1))
                        .filter(name -> !commandLine(List.of()).getSubcommands().containsKey(name))
                        .forEach(name -> absent.add(page.getFileName() + ": " + name));
            }
        }
        assertThat(absent).isEmpty();
    }

    /** Runs, in the order of each page, what is marked so, and compares what is shown of it. */
    @TestFactory
    Stream<DynamicTest> what_is_shown_of_a_command_is_what_it_does(@TempDir Path directory) {
        Map<String, Path> worlds = new HashMap<>();
        List<DynamicTest> tests = new ArrayList<>();
        StringBuilder printed = new StringBuilder();
        for (PageBlock block : PageBlock.all()) {
            if (block.mark().startsWith("run: ")) {
                tests.add(DynamicTest.dynamicTest(block.where() + " runs", () -> {
                    Path world = worlds.computeIfAbsent(block.marked("run"), name -> copied(name, directory));
                    worlds.put("", world);
                    printed.setLength(0);
                    printed.append(run(block, world));
                }));
            } else if (!block.marked("prints").isEmpty()) {
                tests.add(DynamicTest.dynamicTest(
                        block.where() + " is printed",
                        () -> assertThat(printed.toString().stripTrailing()).isEqualTo(block.text())));
            } else if (!block.marked("writes").isEmpty()) {
                tests.add(DynamicTest.dynamicTest(
                        block.where() + " is written",
                        () -> assertThat(Files.readString(worlds.get("").resolve(block.marked("writes")))
                                        .stripTrailing())
                                .isEqualTo(block.text())));
            }
        }
        return tests.stream();
    }

    private static String run(PageBlock block, Path world) throws IOException {
        List<PageCommand> commands = PageCommand.in(block);
        assertThat(commands).as(block.where() + " has commands").isNotEmpty();
        StringBuilder printed = new StringBuilder();
        for (PageCommand command : commands) {
            byte[] input = command.input().isPresent()
                    ? Files.readAllBytes(world.resolve(command.input().get()))
                    : new byte[0];
            List<String> arguments = command.arguments().stream()
                    .map(argument ->
                            isPath(argument, world) ? world.resolve(argument).toString() : argument)
                    .toList();
            Called called = Called.tierguard(Map.of(), input, arguments);
            assertThat(called.err()).as(command.toString()).isEmpty();
            assertThat(called.status())
                    .as(command + ", which printed " + called.out())
                    .isIn(block.text().contains("REFUSED") ? List.of(0, 1) : List.of(0));
            printed.append(called.out());
        }
        String shown = printed.toString().replace(world + "/", "");
        if (block.text().startsWith("$ ")) {
            int end = block.text().replace("\\\n", "  ").indexOf('\n');
            assertThat(shown.stripTrailing()).isEqualTo(block.text().substring(end + 1));
        }
        return shown;
    }

    /** What a process would find in its working directory, which a test cannot change. */
    private static boolean isPath(String argument, Path world) {
        boolean named = argument.matches("[\\w./-]+\\.(yaml|log|lock|txt|jwk)");
        return named || (argument.matches("[\\w-]+") && Files.isRegularFile(world.resolve(argument)));
    }

    private static Path copied(String name, Path directory) {
        if (name.equals("project")) {
            return PageBlock.ROOT;
        }
        Path from = WORLDS.resolve(name);
        Path to = directory.resolve(name);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return to;
    }
}

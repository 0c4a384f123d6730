package io.tierguard.archunit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import io.tierguard.archunit.fixture.Fixture;
import io.tierguard.archunit.fixture.Report;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Class files in directories, jars and the JDK's image, and those that cannot be read. */
class SourcesOfClassesTest {

    private static final String FOUND =
            "Field <shop.A.s> holds a hard-coded secret: GitHub personal access token [TG-5001] in (A.java:2)";
    private static final String SOURCE = "class A { String s = \"@GITHUB@\"; }";

    @TempDir
    static Path temp;

    private Fixture fixture() {
        return Fixture.in(temp).source("A", SOURCE);
    }

    @Test
    void reads_a_directory() {
        assertThat(Report.lines(fixture().imported())).containsExactly(FOUND);
    }

    @Test
    void reads_a_jar() {
        assertThat(Report.lines(Fixture.importedJar(fixture().jar()))).containsExactly(FOUND);
    }

    @Test
    void reads_a_jar_by_its_address() throws IOException {
        Path jar = fixture().jar();

        assertThat(Report.lines(new ClassFileImporter()
                        .importLocations(List.of(Location.of(URI.create("jar:" + jar.toUri() + "!/"))))))
                .containsExactly(FOUND);
    }

    @Test
    void reads_paths_with_characters_that_addresses_escape() throws IOException {
        Path odd = Files.createDirectories(temp.resolve("a b+c%20 \u00e4#"));
        Path classes = Fixture.in(odd).source("A", SOURCE).compile();
        Path jar = Fixture.in(odd).source("A", SOURCE).jar();

        assertThat(Report.lines(new ClassFileImporter().importPath(classes))).containsExactly(FOUND);
        assertThat(Report.lines(Fixture.importedJar(jar))).containsExactly(FOUND);
    }

    @Test
    void reads_names_with_characters_that_addresses_escape() {
        Fixture odd = Fixture.in(temp).source("A", "class \u00c4\u20ac$b { String s = \"@GITHUB@\"; }");
        String found = FOUND.replace("shop.A.s", "shop.\u00c4\u20ac$b.s");

        assertThat(Report.lines(odd.imported())).containsExactly(found);
        assertThat(Report.lines(Fixture.importedJar(odd.jar()))).containsExactly(found);
    }

    @Test
    void reads_a_jar_that_was_built_again_since_it_was_imported() {
        Path jar = Fixture.in(temp)
                .source("A", "class A { String s = \"nothing\"; }")
                .jar();
        JavaClasses imported = Fixture.importedJar(jar);
        assertThat(Report.lines(Fixture.importedJar(jar))).isEmpty();
        Fixture.pack(fixture().compile(), jar);

        assertThat(Report.lines(imported)).containsExactly(FOUND);
    }

    @Test
    void reads_what_was_imported_once_for_all_rules() throws IOException {
        Path classes = fixture().compile();
        JavaClasses imported = new ClassFileImporter().importPath(classes);
        assertThat(Report.lines(imported)).containsExactly(FOUND);
        Files.delete(classes.resolve("shop/A.class"));

        assertThat(Report.lines(imported)).containsExactly(FOUND);
    }

    @Test
    void reads_the_image_of_the_jdk() {
        JavaClasses classes = new ClassFileImporter().importClasses(String.class, Thread.State.class);

        assertThat(classes.get(String.class).getSource().orElseThrow().getUri()).hasScheme("jrt");
        assertThat(Report.lines(classes)).isEmpty();
    }

    @Nested
    class A_class_file_that_cannot_be_read {

        private static final String UNREADABLE = " (classes that cannot be read:1) [TG-5002] in (A.java:0)";

        private final Path classes = fixture().compile();
        private final Path file = classes.resolve("shop/A.class");
        private final JavaClasses imported = new ClassFileImporter().importPath(classes);

        @Test
        void is_a_violation_when_it_is_gone() throws IOException {
            Files.delete(file);

            assertThat(Report.lines(imported))
                    .containsExactly("Class <shop.A> cannot be read, and may hold anything:"
                            + " its class file is gone since it was imported" + UNREADABLE);
        }

        @Test
        void is_a_violation_when_it_is_no_class_file() throws IOException {
            Files.writeString(file, "this is text and no class file");

            assertThat(Report.lines(imported))
                    .containsExactly("Class <shop.A> cannot be read, and may hold anything: it is not a class file"
                            + UNREADABLE);
        }

        @Test
        void is_a_violation_when_it_is_cut_off() throws IOException {
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(whole, whole.length / 2));

            assertThat(Report.lines(imported))
                    .containsExactly(
                            "Class <shop.A> cannot be read, and may hold anything: it is damaged" + UNREADABLE);
        }

        @Test
        void is_a_violation_when_it_is_of_an_unknown_java_version() throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            bytes[6] = 1;
            Files.write(file, bytes);

            assertThat(Report.lines(imported))
                    .containsExactly("Class <shop.A> cannot be read, and may hold anything:"
                            + " it was compiled for a Java version that is not known here" + UNREADABLE);
        }

        @Test
        void is_a_violation_when_it_holds_another_class() throws IOException {
            Files.copy(
                    Fixture.in(temp).source("B", "class B {}").compile().resolve("shop/B.class"),
                    file,
                    StandardCopyOption.REPLACE_EXISTING);

            assertThat(Report.lines(imported))
                    .containsExactly("Class <shop.A> cannot be read, and may hold anything:"
                            + " its class file holds another class" + UNREADABLE);
        }

        @Test
        void is_a_violation_when_its_jar_is_gone() throws IOException {
            Path jar = fixture().jar();
            JavaClasses fromJar = Fixture.importedJar(jar);
            Files.delete(jar);

            assertThat(Report.lines(fromJar))
                    .containsExactly("Class <shop.A> cannot be read, and may hold anything:"
                            + " its class file is gone since it was imported" + UNREADABLE);
        }

        @Test
        void is_counted_and_does_not_hide_the_findings_in_others() throws IOException {
            Path both = Fixture.in(temp)
                    .source("A", SOURCE)
                    .source("B", "class B {}")
                    .source("C", "class C {}")
                    .compile();
            JavaClasses three = new ClassFileImporter().importPath(both);
            Files.delete(both.resolve("shop/B.class"));
            Files.delete(both.resolve("shop/C.class"));
            String gone = " cannot be read, and may hold anything: its class file is gone since it was imported"
                    + " (classes that cannot be read:2) [TG-5002] in ";

            assertThat(Report.lines(three))
                    .containsExactly(
                            "Class <shop.B>" + gone + "(B.java:0)", "Class <shop.C>" + gone + "(C.java:0)", FOUND);
        }
    }

    /** ArchUnit logs what it cannot import, and leaves it out. */
    @Nested
    class A_class_file_that_archunit_left_out {

        private static final String REPORT = "Class <shop.B> cannot be read, and may hold anything: it is damaged"
                + " (classes that cannot be read:1) [TG-5002] in (B.class:0)";

        private Path classes() throws IOException {
            Path classes = Fixture.in(temp)
                    .source("A", SOURCE)
                    .source("B", "class B { String s = \"@GITHUB@\"; }")
                    .compile();
            Path file = classes.resolve("shop/B.class");
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(whole, whole.length / 2));
            return classes;
        }

        @Test
        void is_a_violation_in_a_directory() throws IOException {
            assertThat(Report.lines(new ClassFileImporter().importPath(classes())))
                    .containsExactly(REPORT, FOUND);
        }

        @Test
        void is_a_violation_in_a_jar() throws IOException {
            Path jar = temp.resolve("damaged.jar");
            Fixture.pack(classes(), jar);

            assertThat(Report.lines(Fixture.importedJar(jar))).containsExactly(REPORT, FOUND);
        }

        @Test
        void passes_when_it_can_be_read_and_was_left_out_on_purpose() {
            Path classes = Fixture.in(temp)
                    .source("A", SOURCE)
                    .source("B", "class B { String s = \"@GITHUB@\"; }")
                    .compile();

            assertThat(Report.lines(new ClassFileImporter()
                            .withImportOption(location -> !location.contains("/B.class"))
                            .importPath(classes)))
                    .containsExactly(FOUND);
        }
    }
}

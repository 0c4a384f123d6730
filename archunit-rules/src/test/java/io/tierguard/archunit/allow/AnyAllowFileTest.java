package io.tierguard.archunit.allow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tierguard.archunit.constants.Member;
import io.tierguard.archunit.rule.Finding;
import io.tierguard.archunit.rule.Rule;
import io.tierguard.report.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** What the starter writes is read again, whatever the names; what is no allow file is refused without showing it. */
class AnyAllowFileTest {

    private static final LocalDate TODAY = LocalDate.parse("2027-01-01");

    private Path directory;

    @BeforeProperty
    void make() throws IOException {
        directory = Files.createTempDirectory("allow");
    }

    @AfterProperty
    void remove() throws IOException {
        Files.deleteIfExists(file());
        Files.delete(directory);
    }

    private Path file() {
        return directory.resolve("tier-rules.allow");
    }

    @Property(tries = 300)
    void a_member_of_any_name_can_be_allowed(
            @ForAll("names") String type, @ForAll("names") String name, @ForAll("names") String parameter)
            throws IOException {
        Member member = new Member(Member.Kind.METHOD, "shop." + type, name, List.of(parameter + "[]", "int"));
        Finding finding = new Finding(
                Rule.CONFIG_ACCESS, Code.CONFIG_ACCESS, member, 1, member.describe() + " asks", Optional.empty());
        Files.deleteIfExists(file());

        AllowFileStarter.write(file(), List.of(finding), "was there before", Optional.of(TODAY));

        assertThat(AllowFile.read(file()).allowed(List.of(finding), TODAY)).containsExactly(finding);
    }

    /** The class file format forbids these only (JVMS 4.2.2). */
    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .excludeChars('.', ';', '[', '/', '<', '>')
                .ofMinLength(1)
                .ofMaxLength(12);
    }

    @Property(tries = 300)
    void bytes_are_read_or_refused_by_the_code(@ForAll byte[] bytes) throws IOException {
        Files.write(file(), bytes);

        Throwable thrown = catchThrowable(() -> AllowFile.read(file()));

        assertThat(thrown)
                .isInstanceOf(InvalidAllowFileException.class)
                .hasMessageStartingWith("TG-5009 the allow file tier-rules.allow cannot be gone by\n  ");
    }

    @Property(tries = 300)
    void a_column_that_is_refused_is_not_shown(@ForAll("words") String word) throws IOException {
        String line = word + "|" + word + "|" + word + " " + word + "|" + word + "|" + word;
        Files.write(
                file(),
                ("tierguard allow file 1\nsalt ABCDEFGHIJKLMNOPQRSTUVWXYZ\n" + line).getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(InvalidAllowFileException.class)
                .isThrownBy(() -> AllowFile.read(file()))
                .withMessageNotContaining(word);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .withCharRange('A', 'Z')
                .numeric()
                .ofMinLength(4)
                .ofMaxLength(40)
                .map(text -> "q" + text + "q");
    }
}

package io.tierguard.archunit.constants;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A class whose descriptors are none is refused when it is read, and not in the middle of the analysis of all others. */
class DamagedDescriptorsTest {

    @Retained
    static final class Subject {

        private final StringBuilder fieldOfSubject = new StringBuilder();

        String joined(int[][] numbers) {
            return fieldOfSubject.append(numbers[0].clone().length).toString();
        }
    }

    @interface Retained {}

    @Test
    void reads_what_a_compiler_made() throws Exception {
        assertThat(ClassFile.read(subject()).name()).endsWith("Subject");
    }

    @ParameterizedTest
    @CsvSource({
        "(I)Ljava/lang/StringBuilder;, (I)Ljava/lang/StringBuilder,",
        "([[I)Ljava/lang/String;, ([[ )Ljava/lang/String;",
        "Ljava/lang/StringBuilder;, Ljava.lang/StringBuilder;",
        "DamagedDescriptorsTest$Retained;, DamagedDescriptorsTest$Retained ",
        "()V, (]V"
    })
    void refuses_what_none_makes(String right, String damaged) throws IOException {
        String text = new String(subject(), ISO_8859_1);
        assertThat(text).contains(right);

        assertThatExceptionOfType(UnreadableClassException.class)
                .isThrownBy(() -> ClassFile.read(text.replace(right, damaged).getBytes(ISO_8859_1)))
                .withMessage("it is damaged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"I", "[[J", "La;", "[La/b$C;", "()V", "(I[La;D)[I", "(La;La;)La;"})
    void takes_those_of_the_specification(String descriptor) {
        assertThat(Descriptors.isDescriptor(descriptor)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[", "V", "L;", "La", "La.b;", "II", "(", "()", "(V)V", "( )V", "(I)VV", "(I", "()[V", "(L)V"
            })
    void takes_no_others(String descriptor) {
        assertThat(Descriptors.isDescriptor(descriptor)).isFalse();
    }

    private static byte[] subject() throws IOException {
        try (InputStream in = Subject.class.getResourceAsStream("DamagedDescriptorsTest$Subject.class")) {
            return in.readAllBytes();
        }
    }
}

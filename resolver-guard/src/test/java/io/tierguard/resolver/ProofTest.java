package io.tierguard.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Whether the JVM asks the guard is proven, and a process where it does not will not start. */
class ProofTest {

    @Test
    void is_given_in_this_jvm_and_asks_nobody_behind_the_guard() {
        TestNames.forgetAsked();

        assertThat(new Proof(LookupBook.OF_THIS_JVM).missing()).isEmpty();
        assertThat(new ResolverGuard().isActive()).isTrue();
        assertThatCode(() -> ResolverGuard.requireActive(Tiers.observing())).doesNotThrowAnyException();
        assertThat(TestNames.asked()).isEmpty();
    }

    @Test
    void canaries_of_others_are_handed_on_to_nobody() {
        TestNames.forgetAsked();

        assertThatCode(() -> InetAddress.getByName("abc.canary.TIERGUARD.invalid"))
                .isInstanceOf(UnknownHostException.class);
        assertThat(TestNames.asked()).isEmpty();
    }

    @Test
    void is_not_given_for_a_copy_in_another_class_loader() throws IOException, ReflectiveOperationException {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        URL[] urls =
                Arrays.stream(all.split(File.pathSeparator)).map(ProofTest::url).toArray(URL[]::new);
        TestNames.forgetAsked();
        try (URLClassLoader other = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            Object copy = other.loadClass(ResolverGuard.class.getName())
                    .getConstructor()
                    .newInstance();

            assertThat(call(copy, "isActive")).isEqualTo(false);
            assertThat(call(call(Class.forName(Proof.class.getName(), true, other), copy), "toString"))
                    .isEqualTo(
                            "Optional[TG-4032 look-ups: names are looked up past tierguard-resolver-guard, which the JVM"
                                    + " did not find when it looked up the first name]");
        }
        assertThat(TestNames.asked()).isEmpty();
    }

    private static Object call(Object on, String method) throws ReflectiveOperationException {
        Method found = on.getClass().getMethod(method);
        found.setAccessible(true);
        return found.invoke(on);
    }

    /** What the copy's own proof lacks. */
    private static Object call(Class<?> proof, Object copy) throws ReflectiveOperationException {
        java.lang.reflect.Field field = copy.getClass().getDeclaredField("proof");
        field.setAccessible(true);
        Method missing = proof.getDeclaredMethod("missing");
        missing.setAccessible(true);
        return missing.invoke(field.get(copy));
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (IOException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }
}

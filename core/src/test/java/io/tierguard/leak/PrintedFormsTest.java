package io.tierguard.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tierguard;
import io.tierguard.testing.Traces;
import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The text that the compiler gives a record shows all that is in it: each record in which that may be a secret has another. */
class PrintedFormsTest {

    private static final String SECRET = "ЖЩЫЮЯЖ";

    /** Parts of records that may be shown. */
    private static final Set<String> SHOWN = Set.of(
            // what its maker has looked at, since it is made to be shown
            "guard.Reading$Undeterminable fix",
            "guard.Reading$Undeterminable reason",
            "guard.Reading$Undeterminable redacted",
            "guard.ReadyLine section",
            "net.Asked$Unreadable reason",
            "guard.ReadyLine yaml",
            "guard.Repetitions$Key kind",
            "guard.Repetitions$Key subject",
            "identity.Evidence origin",
            "identity.Evidence statement",
            "identity.EvidenceCheck$Weighed because",
            "identity.MountedFiles$Unreadable reason",
            "identity.RuntimeEvidence testEngine",
            "report.Problem source",
            "report.Problem text",
            "report.Problem where",
            "report.Problem$Detail label",
            "report.Problem$Detail text",
            "report.Report appendix",
            "report.Report heading",
            // the registry, which holds no secrets
            "registry.CredentialPrefixes provider",
            "registry.Crossing origin",
            "registry.Crossing reason",
            "registry.EndpointPattern host",
            "registry.EndpointPattern protocol",
            "registry.Environments$Tied patterns",
            "registry.EvidenceRule origin",
            "registry.EvidenceRule source",
            "registry.FileLoader$Include shown",
            "registry.ReadyPattern text",
            "registry.RegistryContents application",
            "registry.RegistryContents source",
            "registry.RegistryFile baseName",
            "registry.RegistrySource$OfFile file",
            "registry.RegistrySource$OfText location",
            "registry.RegistrySource$OfText text",
            "registry.Resource database",
            "registry.Resource path",
            "registry.Rule origin",
            "registry.Values$Field name",
            "registry.yaml.Place file",
            "registry.yaml.YamlNode$Text value",
            // names, of keys, providers, sources and variables, and where something stands
            "identity.AttestationBinding$Bound source",
            "identity.AttestationVerifier$Attested kid",
            "identity.EvidenceProviders$Provider names",
            "identity.EvidenceProviders$Provider type",
            "identity.Surroundings$Variable origin",
            "secret.Credential provider",
            "secret.CredentialShape prefix",
            "secret.KeyLines$Header name",
            "net.SocketJudge usedBy",
            "secret.OwnerOnlyFile$TooOpen reason",
            "secret.OwnerOnlyFile$Unreadable reason",
            "secret.KnownProvider name",
            "secret.KnownProvider$Document title",
            "secret.KnownProvider$Document url",
            "secret.Recognisers$Answer failed",
            "secret.Recognisers$Named provider",
            "secret.SecretVariable name",
            "secret.Sharing origin",
            "secret.Sharing reason",
            "secret.Sharing$Use variable",
            "settings.Element name",
            "settings.ExaminedSetting name",
            "settings.HostPort host",
            "settings.Intake$Kept name",
            "settings.MappingWalk$Place path",
            "settings.MountedFile$Text shown",
            "settings.Origin text",
            "settings.Setting defaultValue",
            "settings.Setting path",
            "settings.Setting variable",
            "settings.Setting portPath",
            "settings.Variables$Variable original",
            "signed.DocumentReader$Verified kid",
            "signed.TrustedKey kid");

    @Test
    void no_record_prints_what_may_be_a_secret() throws Exception {
        Set<String> printing = new TreeSet<>();
        for (Class<?> type : types()) {
            if (type.isRecord()) {
                for (RecordComponent component : type.getRecordComponents()) {
                    if (Traces.of(SECRET).in(text(type, component.getName())).isPresent()) {
                        printing.add(type.getName().substring("io.tierguard.".length()) + " " + component.getName());
                    }
                }
            }
        }
        assertThat(printing)
                .as(
                        "a record's text shows a part that nobody has looked at: give it another text, or add it to the list")
                .isSubsetOf(SHOWN);
        assertThat(SHOWN).as("what is on the list is shown no more").isSubsetOf(printing);
    }

    private static List<Class<?>> types() throws Exception {
        Path root = Path.of(Tierguard.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<Class<?>> types = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".class")).toList()) {
                String name = root.relativize(file).toString().replace(File.separatorChar, '.');
                types.add(Class.forName(
                        name.substring(0, name.length() - ".class".length()),
                        false,
                        PrintedFormsTest.class.getClassLoader()));
            }
        }
        return types;
    }

    private static String text(Class<?> type, String secret) {
        try {
            return String.valueOf(made(type, secret));
        } catch (NullPointerException e) {
            // a text of its own, of a part that no test can make here: the compiler's takes null
            return "";
        }
    }

    /** A record with the secret in one of its parts; null where it takes no such text. */
    private static @Nullable Object made(Class<?> type, String secret) {
        List<Object> values = new ArrayList<>();
        List<Class<?>> types = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            types.add(component.getType());
            String text = component.getName().equals(secret) ? SECRET : "x";
            values.add(value(component.getType(), component.getGenericType().getTypeName(), text));
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types.toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            return null;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static @Nullable Object value(Class<?> type, String generic, String text) {
        if (type == boolean.class) {
            return true;
        }
        if (type == int.class) {
            return 7;
        }
        if (type == long.class) {
            return 7L;
        }
        if (type.isAssignableFrom(String.class)) {
            return text;
        }
        if (type == Path.class) {
            return Path.of("/", text);
        }
        if (type == LocalDate.class) {
            return LocalDate.EPOCH;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        Object inside = generic.contains("String") ? text : null;
        if (type == Optional.class) {
            return Optional.ofNullable(inside);
        }
        if (type == SortedMap.class) {
            return new TreeMap<>();
        }
        if (type == Map.class) {
            return generic.endsWith("String>") ? Map.of("NAME", text) : Map.of();
        }
        if (type == Set.class) {
            return inside == null ? Set.of() : Set.of(inside);
        }
        if (Collection.class.isAssignableFrom(type)) {
            return inside == null ? List.of() : List.of(inside);
        }
        return null;
    }
}

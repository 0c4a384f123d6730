package io.tierguard.archunit.names;

import io.tierguard.archunit.constants.ClassFile;
import io.tierguard.archunit.constants.UnreadableClassException;
import io.tierguard.archunit.fixture.Fixture;
import io.tierguard.archunit.flow.FlowAnalysis;
import io.tierguard.archunit.rule.ClassCheck;
import io.tierguard.archunit.rule.Finding;
import io.tierguard.archunit.rule.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The texts of what the rule finds in some classes: each value once in a member, as a report has it. */
final class Findings {

    private static final List<ClassCheck> OF_CLASSES = List.of(new AnnotationSecrets(), new AssignedTexts());

    private Findings() {}

    static List<String> in(Fixture fixture) {
        return in(read(fixture.compile()));
    }

    static List<String> in(List<byte[]> classes) {
        SecretNames names = new SecretNames();
        FlowAnalysis analysis = FlowAnalysis.with(names.sinks(), name -> Optional.empty());
        List<Finding> found = new ArrayList<>();
        for (byte[] bytes : classes) {
            analysis.add(bytes);
            ClassFile file = parsed(bytes);
            OF_CLASSES.forEach(check -> found.addAll(check.check(new Subject(file, bytes))));
        }
        analysis.solve().arrivals().forEach(arrival -> names.judge(arrival).ifPresent(found::add));
        List<Finding> once = new ArrayList<>();
        for (Finding finding : found) {
            if (once.stream()
                    .noneMatch(one ->
                            one.member().equals(finding.member()) && one.value().equals(finding.value()))) {
                once.add(finding);
            }
        }
        return once.stream().map(Finding::text).toList();
    }

    private static ClassFile parsed(byte[] bytes) {
        try {
            return ClassFile.read(bytes);
        } catch (UnreadableClassException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<byte[]> read(Path directory) {
        List<byte[]> classes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class"))
                    .sorted()
                    .toList()) {
                classes.add(Files.readAllBytes(file));
            }
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

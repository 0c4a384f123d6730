package io.tierguard.archunit.access;

import io.tierguard.archunit.flow.ClassPath;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Which enums list tiers: Tierguard's own, and those that have production and another tier among their constants.
 *
 * <p><b>Thread safety:</b> may be asked by several threads.
 */
final class TierEnums {

    private static final Set<String> KNOWN = Set.of("io/tierguard/tier/Tier", "io/quarkus/runtime/LaunchMode");
    private static final Set<String> PRODUCTION = Set.of("PRODUCTION", "PROD", "PRD", "PRODUCTIVE");
    private static final Set<String> OTHERS = Set.of(
            "STAGING",
            "STAGE",
            "STG",
            "DEVELOPMENT",
            "DEVELOP",
            "DEV",
            "TEST",
            "TESTING",
            "TST",
            "QA",
            "UAT",
            "PREPROD",
            "PRE_PROD",
            "PREPRODUCTION",
            "PRE_PRODUCTION",
            "SANDBOX",
            "LOCAL",
            "INTEGRATION",
            "NON_PROD",
            "NONPROD");

    private final ClassPath library;
    private final Map<String, Optional<Set<String>>> constants = new ConcurrentHashMap<>();

    TierEnums(ClassPath library) {
        this.library = library;
    }

    /** Whether a type is such an enum; one that cannot be looked up is judged by its name and by what the class uses. */
    boolean isTier(String owner, ClassCode code) {
        if (KNOWN.contains(owner)) {
            return true;
        }
        if (owner.startsWith("java/") || owner.startsWith("[")) {
            return false;
        }
        if (owner.equals(code.internalName())) {
            return listsTiers(ofFields(code));
        }
        Optional<Set<String>> known =
                constants.computeIfAbsent(owner, name -> library.find(name).map(TierEnums::read));
        if (known.isPresent()) {
            return listsTiers(known.get());
        }
        Set<String> used = new HashSet<>();
        code.pool().members().stream()
                .filter(api -> api.owner().equals(owner) && api.descriptor().equals("L" + owner + ";"))
                .forEach(api -> used.add(api.name()));
        boolean named = TierWords.isTierName(Api.simpleName(owner));
        return listsTiers(used)
                || used.stream().anyMatch(name -> PRODUCTION.contains(name) || name.equals("STAGING"))
                || named && used.stream().anyMatch(OTHERS::contains);
    }

    private static boolean listsTiers(Set<String> names) {
        return names.stream().anyMatch(PRODUCTION::contains) && names.stream().anyMatch(OTHERS::contains);
    }

    private static Set<String> ofFields(ClassCode code) {
        Set<String> names = new HashSet<>();
        code.node().fields.stream()
                .filter(field -> (field.access & Opcodes.ACC_ENUM) != 0)
                .forEach(field -> names.add(field.name));
        return names;
    }

    private static Set<String> read(byte[] bytes) {
        Set<String> names = new HashSet<>();
        ClassVisitor fields = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable FieldVisitor visitField(
                    int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
                if ((access & Opcodes.ACC_ENUM) != 0) {
                    names.add(name);
                }
                return null;
            }
        };
        try {
            new ClassReader(bytes)
                    .accept(fields, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (RuntimeException e) {
            // what cannot be read lists nothing
            return Set.of();
        }
        return names;
    }
}

package io.tierguard.benchmarks.scan;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.tierguard.archunit.TierguardRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.jar.JarFile;

/**
 * A process that imports jars by ArchUnit and checks one rule on them.
 *
 * @since 0.1
 */
public final class RulesStart {

    private static final long PAUSE = 100;

    private RulesStart() {}

    /**
     * Prints nanoseconds: those of the rule, or of the import where there is none. Then the classes, the violations, and
     * the most bytes that lived during the check beyond those of the import, where they are asked for.
     *
     * @param args {@code import}, {@code constants}, {@code secrets}, {@code all}, {@code again} for all in a JVM that has done so before, or
     *     {@code memory}; then the jars
     * @throws IOException where a jar cannot be opened
     * @throws InterruptedException never
     */
    public static void main(String... args) throws IOException, InterruptedException {
        List<JarFile> jars = new ArrayList<>();
        for (String jar : Arrays.asList(args).subList(1, args.length)) {
            jars.add(new JarFile(jar));
        }
        boolean again = args[0].equals("again");
        if (again) {
            TierguardRules.ALL.evaluate(new ClassFileImporter().importJars(jars));
        }
        long begin = System.nanoTime();
        JavaClasses classes = new ClassFileImporter().importJars(jars);
        long imported = System.nanoTime();
        switch (args[0]) {
            case "import" -> System.out.println(imported - begin + " " + classes.size() + " 0 0");
            case "constants" -> check(TierguardRules.NO_HARD_CODED_SECRETS, classes, 0);
            case "secrets" -> check(TierguardRules.SECRETS, classes, 0);
            case "all", "again" -> check(TierguardRules.ALL, classes, 0);
            case "memory" -> remember(classes);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void check(ArchRule rule, JavaClasses classes, long bytes) {
        long begin = System.nanoTime();
        int violations = rule.evaluate(classes).getFailureReport().getDetails().size();
        long end = System.nanoTime();
        System.out.println(end - begin + " " + classes.size() + " " + violations + " " + bytes);
    }

    /** Collects all garbage again and again while the rule is checked: what is left lives. */
    private static void remember(JavaClasses classes) throws InterruptedException {
        long before = living();
        AtomicLong most = new AtomicLong();
        AtomicBoolean ends = new AtomicBoolean();
        Thread observer = new Thread(() -> {
            while (!ends.get()) {
                most.accumulateAndGet(living() - before, Math::max);
                try {
                    Thread.sleep(PAUSE);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        observer.start();
        int violations = TierguardRules.ALL
                .evaluate(classes)
                .getFailureReport()
                .getDetails()
                .size();
        ends.set(true);
        observer.join();
        System.out.println("0 " + classes.size() + " " + violations + " " + most.get());
    }

    private static long living() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}

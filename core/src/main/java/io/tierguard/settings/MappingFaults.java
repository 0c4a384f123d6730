package io.tierguard.settings;

import io.smallrye.config.ConfigMappingInterface;
import io.smallrye.config.ConfigMappingInterface.LeafProperty;
import io.smallrye.config.ConfigMappingInterface.Property;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import io.tierguard.secret.SealKeyFile;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with mappings themselves, whatever the environment is: each is told at every start, in every tier. */
final class MappingFaults {

    private final List<Problem> problems = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    List<Problem> problems() {
        return problems;
    }

    /** Variables that one problem is enough for, with all that stands below them. */
    List<String> told() {
        return told;
    }

    void unusable(Class<?> mapping, String reason) {
        problems.add(Problem.of(Code.MAPPING_UNUSABLE, mapping.getSimpleName(), mapping.getSimpleName(), reason));
    }

    /** A shape for which two variables, or none, could stand. */
    void unreadable(MappingWalk.Place place, Property property, String what) {
        told.add(Variables.normalise(place.path()));
        unusable(
                place.owner().getInterfaceType(),
                property.getMemberName() + "() " + what + ", which variables cannot spell without doubt");
    }

    /** Whether a member would have the private keys for seals as its value; then it is told. */
    boolean takesSealKeys(MappingWalk.Place place, Property property) {
        String variable = Variables.normalise(place.path());
        if (!SealKeyFile.VARIABLE.equals(variable + ValueReader.FILE)) {
            return false;
        }
        told.add(variable);
        unusable(
                place.owner().getInterfaceType(),
                property.getMemberName() + "() would be what is in the file of " + SealKeyFile.VARIABLE
                        + ", the private keys for seals");
        return true;
    }

    /** What SmallRye Config overlooks would fail when it is called. */
    void overlooked(ConfigMappingInterface type) {
        Set<String> seen = new HashSet<>();
        for (Property property : type.getProperties()) {
            seen.add(property.getMemberName());
        }
        for (Method method : type.getInterfaceType().getMethods()) {
            if (method.isDefault()) {
                annotatedInVain(type.getInterfaceType(), method);
            }
            boolean overlooked = Modifier.isAbstract(method.getModifiers())
                    && method.getParameterCount() == 0
                    && !method.getName().equals("toString")
                    && !seen.contains(method.getName());
            if (overlooked) {
                unusable(
                        type.getInterfaceType(),
                        method.getName() + "() comes from a type with parameters: declare it again in the interface");
            }
        }
    }

    /** A method with a body is no setting, so that nothing would keep what is said of it. */
    private void annotatedInVain(Class<?> type, Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            if (annotation instanceof RequiredIn
                    || annotation instanceof ForbiddenIn
                    || annotation instanceof Endpoint) {
                String name = annotation.annotationType().getSimpleName();
                unusable(type, method.getName() + "() has a body, and no variable that @" + name + " could be about");
            }
        }
    }

    /** Whether a member is of a type that loses what protects it; then it is told. */
    boolean unsafe(String path, LeafProperty leaf) {
        Class<?> type = leaf.getValueRawType();
        while (type.isArray()) {
            type = type.getComponentType();
        }
        if (leaf.isSecret()) {
            unsafe(
                    path,
                    leaf,
                    "io.smallrye.config.Secret, which a missing variable leaves null",
                    "use io.tierguard.settings.SecretText");
        } else if (InetAddress.class.isAssignableFrom(type)) {
            unsafe(
                    path,
                    leaf,
                    "java.net.InetAddress, which is looked up before anybody can judge it",
                    "use HostPort, or a String with @Endpoint(port = …)");
        } else {
            return false;
        }
        return true;
    }

    private void unsafe(String path, LeafProperty leaf, String type, String fix) {
        String variable = Variables.normalise(path);
        told.add(variable);
        problems.add(Problem.of(
                Code.SETTING_OF_UNSAFE_TYPE, variable, leaf.getMethod().getName() + "()", type, fix));
    }
}

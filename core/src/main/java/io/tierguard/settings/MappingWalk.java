package io.tierguard.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappingInterface;
import io.smallrye.config.ConfigMappingInterface.CollectionProperty;
import io.smallrye.config.ConfigMappingInterface.GroupProperty;
import io.smallrye.config.ConfigMappingInterface.LeafProperty;
import io.smallrye.config.ConfigMappingInterface.MapProperty;
import io.smallrye.config.ConfigMappingInterface.OptionalProperty;
import io.smallrye.config.ConfigMappingInterface.PrimitiveProperty;
import io.smallrye.config.ConfigMappingInterface.Property;
import io.tierguard.internal.Printable;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Walks a mapping interface by SmallRye Config's own metadata, and lists its settings: nested groups, and as many
 * elements of a list of groups as the environment has.
 */
final class MappingWalk {

    private static final Set<Class<?>> EMPTY_WHEN_UNSET =
            Set.of(OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    private final Variables variables;
    private final List<Setting> settings = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> prefixes = new LinkedHashSet<>();

    MappingWalk(Variables variables) {
        this.variables = variables;
    }

    List<Setting> settings() {
        return settings;
    }

    List<Problem> problems() {
        return problems;
    }

    /** What the variables of the mappings begin with, as far as they have a prefix. */
    Set<String> prefixes() {
        return prefixes;
    }

    void walk(Class<?> mapping) {
        ConfigMapping annotation = mapping.getAnnotation(ConfigMapping.class);
        if (!mapping.isInterface() || annotation == null) {
            unusable(mapping, mapping.isInterface() ? "it has no @ConfigMapping" : "it is no interface");
            return;
        }
        if (!annotation.prefix().isEmpty()) {
            prefixes.add(Variables.normalise(annotation.prefix()) + "_");
        }
        try {
            ConfigMappingInterface type = ConfigMappingInterface.getConfigurationInterface(mapping);
            if (type == null) {
                unusable(mapping, "it has type parameters");
            } else {
                group(
                        type,
                        type.getBeanStyleGetters().andThen(type.getNamingStrategy()),
                        annotation.prefix(),
                        settings);
            }
        } catch (StackOverflowError e) {
            unusable(mapping, "it contains itself, or a type without its parameters");
        } catch (RuntimeException e) {
            // the text is about the interface; no value was read yet
            unusable(mapping, Printable.line(String.valueOf(e.getMessage())));
        }
    }

    private void unusable(Class<?> mapping, String reason) {
        problems.add(Problem.of(Code.MAPPING_UNUSABLE, mapping.getSimpleName(), mapping.getSimpleName(), reason));
    }

    private void group(ConfigMappingInterface type, Function<String, String> naming, String path, List<Setting> into) {
        requireAllSeen(type);
        for (Property property : type.getProperties()) {
            if (!property.isDefaultMethod()) {
                property(type, property, naming, join(path, property, naming), true, into);
            }
        }
    }

    /** What SmallRye Config overlooks would fail when it is called. */
    private void requireAllSeen(ConfigMappingInterface type) {
        Set<String> seen = new HashSet<>();
        for (Property property : type.getProperties()) {
            seen.add(property.getMemberName());
        }
        for (Method method : type.getInterfaceType().getMethods()) {
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

    private static String join(String path, Property property, Function<String, String> naming) {
        if (property.isParentPropertyName()) {
            return path;
        }
        String name = property.getPropertyName(naming);
        return path.isEmpty() ? name : path + "." + name;
    }

    private void property(
            ConfigMappingInterface owner,
            Property property,
            Function<String, String> naming,
            String path,
            boolean required,
            List<Setting> into) {
        if (property instanceof PrimitiveProperty primitive) {
            Class<? extends Converter<?>> converter = primitive.hasConvertWith() ? primitive.getConvertWith() : null;
            String defaultValue = primitive.hasDefaultValue() ? primitive.getDefaultValue() : null;
            into.add(new Setting(
                    path,
                    Setting.Kind.VALUE,
                    primitive.getBoxType(),
                    converter,
                    required && defaultValue == null,
                    defaultValue,
                    property.getMethod(),
                    null,
                    null));
        } else if (property instanceof LeafProperty leaf) {
            leaf(owner, leaf, naming, path, Setting.Kind.VALUE, required, null, into);
        } else if (property instanceof OptionalProperty optional) {
            optional(owner, optional, naming, path, into);
        } else if (property instanceof GroupProperty nested) {
            group(nested.getGroupType(), naming(nested, naming), path, into);
        } else if (property instanceof CollectionProperty list) {
            list(owner, list, naming, path, required, into);
        } else if (property instanceof MapProperty map) {
            map(owner, map, naming, path, into);
        }
    }

    private static Function<String, String> naming(GroupProperty group, Function<String, String> inherited) {
        return group.hasNamingStrategy()
                ? group.getGroupType().getBeanStyleGetters().andThen(group.getNamingStrategy())
                : inherited;
    }

    private void leaf(
            ConfigMappingInterface owner,
            LeafProperty leaf,
            Function<String, String> naming,
            String path,
            Setting.Kind kind,
            boolean required,
            @Nullable Class<?> keyType,
            List<Setting> into) {
        Method method = leaf.getMethod();
        if (leaf.isSecret()) {
            unsafe(
                    path,
                    method,
                    "io.smallrye.config.Secret, which a missing variable leaves null",
                    "use io.tierguard.settings.SecretText");
            return;
        }
        if (InetAddress.class.isAssignableFrom(element(leaf.getValueRawType()))) {
            unsafe(
                    path,
                    method,
                    "java.net.InetAddress, which is looked up before anybody can judge it",
                    "use HostPort, or a String with @Endpoint(port = …)");
            return;
        }
        String defaultValue = leaf.hasDefaultValue() ? leaf.getDefaultValue() : null;
        Class<?> type = leaf.getValueRawType();
        boolean needed = required && defaultValue == null && !EMPTY_WHEN_UNSET.contains(type);
        into.add(new Setting(
                path,
                kind,
                type,
                leaf.hasConvertWith() ? leaf.getConvertWith() : null,
                needed,
                defaultValue,
                method,
                portPath(owner, leaf, naming, path),
                keyType));
    }

    private static Class<?> element(Class<?> type) {
        return type.isArray() ? element(type.getComponentType()) : type;
    }

    private void unsafe(String path, Method method, String type, String fix) {
        String variable = Variables.normalise(path);
        variables.readAllOf(variable);
        problems.add(Problem.of(Code.SETTING_OF_UNSAFE_TYPE, variable, method.getName() + "()", type, fix));
    }

    /** Where the port of a bare host is: the path of the member beside it that the annotation names, or the digits. */
    private @Nullable String portPath(
            ConfigMappingInterface owner, LeafProperty leaf, Function<String, String> naming, String path) {
        Endpoint endpoint = leaf.getMethod().getAnnotation(Endpoint.class);
        if (endpoint == null) {
            return null;
        }
        String port = endpoint.port();
        if (port.matches("[1-9][0-9]{0,4}") && Integer.parseInt(port) <= 65535) {
            return port;
        }
        String parent = leaf.isParentPropertyName()
                ? path
                : path.substring(0, path.length() - leaf.getPropertyName(naming).length());
        for (Property sibling : owner.getProperties()) {
            if (sibling.getMemberName().equals(port) && (sibling.isLeaf() || sibling.isPrimitive())) {
                return parent + sibling.getPropertyName(naming);
            }
        }
        unusable(
                owner.getInterfaceType(),
                "@Endpoint of " + leaf.getMemberName() + "() names the port '" + port
                        + "', which is neither a port nor a member beside it");
        return null;
    }

    private void optional(
            ConfigMappingInterface owner,
            OptionalProperty optional,
            Function<String, String> naming,
            String path,
            List<Setting> into) {
        Property nested = optional.getNestedProperty();
        List<Setting> inside = new ArrayList<>();
        property(owner, nested, naming, path, nested.isGroup(), inside);
        // a group is there as soon as anything in it is set, or has a default: then its required members are required
        boolean there = inside.stream().anyMatch(this::isThere);
        inside.forEach(setting -> into.add(there || !nested.isGroup() ? setting : setting.optional()));
    }

    private boolean isThere(Setting setting) {
        String name = setting.variable();
        return setting.defaultValue() != null
                || variables.has(name)
                || setting.kind() != Setting.Kind.VALUE && variables.hasBelow(name + "_");
    }

    private void list(
            ConfigMappingInterface owner,
            CollectionProperty list,
            Function<String, String> naming,
            String path,
            boolean required,
            List<Setting> into) {
        Property element = list.getElement();
        if (element instanceof LeafProperty leaf) {
            leaf(owner, leaf, naming, path, Setting.Kind.LIST, required, null, into);
        } else if (element instanceof GroupProperty group) {
            indices(Variables.normalise(path))
                    .forEach(index ->
                            group(group.getGroupType(), naming(group, naming), path + "[" + index + "]", into));
        } else {
            unreadable(owner, list, path, "is a list of lists or maps");
        }
    }

    /** A shape for which two variables, or none, could stand. */
    private void unreadable(ConfigMappingInterface owner, Property property, String path, String what) {
        variables.readAllOf(Variables.normalise(path));
        unusable(
                owner.getInterfaceType(),
                property.getMemberName() + "() " + what + ", which variables cannot spell without doubt");
    }

    /** The indices of a list that the environment has: {@code NAME_0__MEMBER}. */
    private SortedSet<Integer> indices(String name) {
        Pattern form = Pattern.compile(Pattern.quote(name) + "_([0-9]{1,4})__.+");
        SortedSet<Integer> found = new TreeSet<>();
        for (String variable : variables.below(name + "_")) {
            Matcher matcher = form.matcher(variable);
            if (matcher.matches()) {
                found.add(Integer.valueOf(matcher.group(1)));
            }
        }
        return found;
    }

    private void map(
            ConfigMappingInterface owner,
            MapProperty map,
            Function<String, String> naming,
            String path,
            List<Setting> into) {
        boolean ownKeys = map.hasKeyProvider() || map.hasKeyUnnamed() || path.isEmpty();
        if (map.getValueProperty() instanceof LeafProperty leaf && !ownKeys) {
            Class<?> keyType = map.hasKeyConvertWith() ? null : map.getKeyRawType();
            leaf(owner, leaf, naming, path, Setting.Kind.MAP, false, keyType, into);
        } else {
            unreadable(owner, map, path, ownKeys ? "is a map with keys of its own" : "is a map of more than values");
        }
    }
}

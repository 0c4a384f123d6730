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
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.util.ArrayList;
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

    MappingWalk(Variables variables) {
        this.variables = variables;
    }

    List<Setting> settings() {
        return settings;
    }

    List<Problem> problems() {
        return problems;
    }

    void walk(Class<?> mapping) {
        ConfigMapping annotation = mapping.getAnnotation(ConfigMapping.class);
        if (!mapping.isInterface() || annotation == null) {
            unusable(mapping, mapping.isInterface() ? "it has no @ConfigMapping" : "it is no interface");
            return;
        }
        ConfigMappingInterface type;
        try {
            type = ConfigMappingInterface.getConfigurationInterface(mapping);
        } catch (RuntimeException e) {
            // the text is about the interface; no value was read yet
            unusable(mapping, String.valueOf(e.getMessage()));
            return;
        }
        if (type == null) {
            unusable(mapping, "it has type parameters");
            return;
        }
        group(type, type.getBeanStyleGetters().andThen(type.getNamingStrategy()), annotation.prefix(), settings);
    }

    private void unusable(Class<?> mapping, String reason) {
        problems.add(Problem.of(Code.MAPPING_UNUSABLE, mapping.getSimpleName(), mapping.getSimpleName(), reason));
    }

    private void group(ConfigMappingInterface type, Function<String, String> naming, String path, List<Setting> into) {
        for (Property property : type.getProperties()) {
            if (!property.isDefaultMethod()) {
                property(type, property, naming, join(path, property, naming), true, into);
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
                    null));
        } else if (property instanceof LeafProperty leaf) {
            leaf(owner, leaf, naming, path, Setting.Kind.VALUE, required, into);
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
        if (InetAddress.class.isAssignableFrom(leaf.getValueRawType())) {
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
                portPath(owner, leaf, naming, path)));
    }

    private void unsafe(String path, Method method, String type, String fix) {
        String variable = Variables.normalise(path);
        variables.read(variable);
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
        if (port.matches("[1-9][0-9]{0,4}")) {
            return port;
        }
        String parent = leaf.isParentPropertyName()
                ? path
                : path.substring(0, path.length() - leaf.getPropertyName(naming).length());
        for (Property sibling : owner.getProperties()) {
            if (sibling.getMemberName().equals(port)) {
                return parent + sibling.getPropertyName(naming);
            }
        }
        unusable(
                owner.getInterfaceType(),
                "@Endpoint of " + leaf.getMemberName() + "() names the port '" + port
                        + "', which is no member beside it");
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
            leaf(owner, leaf, naming, path, Setting.Kind.LIST, required, into);
        } else if (element instanceof GroupProperty group) {
            SortedSet<Integer> indices = indices(Variables.normalise(path));
            if (indices.isEmpty() && required) {
                indices.add(0);
            }
            indices.forEach(
                    index -> group(group.getGroupType(), naming(group, naming), path + "[" + index + "]", into));
        } else {
            unusable(
                    owner.getInterfaceType(),
                    list.getMemberName() + "() is a list of maps, which variables cannot name without doubt");
        }
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
        if (map.getValueProperty() instanceof LeafProperty leaf) {
            leaf(owner, leaf, naming, path, Setting.Kind.MAP, false, into);
        } else {
            unusable(
                    owner.getInterfaceType(),
                    map.getMemberName()
                            + "() is a map of groups or lists, whose keys variables cannot spell without doubt");
        }
    }
}

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
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Walks a mapping interface by SmallRye Config's own metadata, and lists its settings and the groups that they stand in.
 * It reads no value: how many elements a list of groups has is all that it asks for.
 */
final class MappingWalk {

    private static final Set<Class<?>> EMPTY_WHEN_UNSET =
            Set.of(OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    private final Indices indices;
    private final List<Setting> settings = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final MappingFaults faults = new MappingFaults();
    private final Set<String> prefixes = new LinkedHashSet<>();

    MappingWalk(Indices indices) {
        this.indices = indices;
    }

    /** Every setting, in the order of the interfaces' members. */
    List<Setting> settings() {
        return settings;
    }

    /** Every group, list of groups, and element of one. */
    List<Group> groups() {
        return groups;
    }

    /** What is wrong with the mappings themselves. */
    MappingFaults faults() {
        return faults;
    }

    /** What the variables of the mappings begin with, as far as they have a prefix. */
    Set<String> prefixes() {
        return prefixes;
    }

    void walk(Class<?> mapping) {
        ConfigMapping annotation = mapping.getAnnotation(ConfigMapping.class);
        if (!mapping.isInterface() || annotation == null) {
            faults.unusable(mapping, mapping.isInterface() ? "it has no @ConfigMapping" : "it is no interface");
            return;
        }
        if (!annotation.prefix().isEmpty()) {
            prefixes.add(Variables.normalise(annotation.prefix()) + "_");
        }
        try {
            ConfigMappingInterface type = ConfigMappingInterface.getConfigurationInterface(mapping);
            if (type == null) {
                faults.unusable(mapping, "it has type parameters");
            } else {
                members(type, type.getBeanStyleGetters().andThen(type.getNamingStrategy()), annotation.prefix(), null);
            }
        } catch (StackOverflowError e) {
            faults.unusable(mapping, "it contains itself, or a type without its parameters");
        } catch (RuntimeException e) {
            // the text is about the interface; no value was read yet
            faults.unusable(mapping, Printable.line(String.valueOf(e.getMessage())));
        }
    }

    private void members(
            ConfigMappingInterface type, Function<String, String> naming, String path, @Nullable Group within) {
        faults.overlooked(type);
        for (Property property : type.getProperties()) {
            if (!property.isDefaultMethod()) {
                property(new Place(type, naming, join(path, property, naming), within), property, true);
            }
        }
    }

    /**
     * Where a member stands.
     *
     * @param owner the interface
     * @param naming how it names its members
     * @param path the member's
     * @param within the group that the member stands in, or null
     */
    record Place(
            ConfigMappingInterface owner,
            Function<String, String> naming,
            String path,
            @Nullable Group within) {}

    private static String join(String path, Property property, Function<String, String> naming) {
        if (property.isParentPropertyName()) {
            return path;
        }
        String name = property.getPropertyName(naming);
        return path.isEmpty() ? name : path + "." + name;
    }

    private void property(Place place, Property property, boolean required) {
        if (property instanceof PrimitiveProperty primitive) {
            primitive(place, primitive, required);
        } else if (property instanceof LeafProperty leaf) {
            leaf(place, leaf, Setting.Kind.VALUE, required, null);
        } else if (property instanceof OptionalProperty optional) {
            Property nested = optional.getNestedProperty();
            if (nested instanceof GroupProperty group) {
                group(place, group, Group.Kind.OPTIONAL, optional);
            } else {
                property(place, nested, false);
            }
        } else if (property instanceof GroupProperty group) {
            group(place, group, Group.Kind.PLAIN, group);
        } else if (property instanceof CollectionProperty list) {
            list(place, list, required);
        } else if (property instanceof MapProperty map) {
            map(place, map);
        }
    }

    private void primitive(Place place, PrimitiveProperty primitive, boolean required) {
        if (faults.takesSealKeys(place, primitive)) {
            return;
        }
        Class<? extends Converter<?>> converter = primitive.hasConvertWith() ? primitive.getConvertWith() : null;
        String defaultValue = primitive.hasDefaultValue() ? primitive.getDefaultValue() : null;
        settings.add(new Setting(
                place.path(),
                Variables.normalise(place.path()),
                Setting.Kind.VALUE,
                primitive.getBoxType(),
                converter,
                required && defaultValue == null,
                defaultValue,
                primitive.getMethod(),
                null,
                null,
                place.within()));
    }

    private void leaf(Place place, LeafProperty leaf, Setting.Kind kind, boolean required, @Nullable Class<?> keyType) {
        Method method = leaf.getMethod();
        Class<?> type = leaf.getValueRawType();
        if (faults.unsafe(place.path(), leaf) || kind != Setting.Kind.MAP && faults.takesSealKeys(place, leaf)) {
            return;
        }
        String defaultValue = leaf.hasDefaultValue() ? leaf.getDefaultValue() : null;
        boolean needed = required && defaultValue == null && !EMPTY_WHEN_UNSET.contains(type);
        settings.add(new Setting(
                place.path(),
                Variables.normalise(place.path()),
                kind,
                type,
                leaf.hasConvertWith() ? leaf.getConvertWith() : null,
                needed,
                defaultValue,
                method,
                portPath(place, leaf),
                keyType,
                place.within()));
    }

    /** Where the port of a bare host is: the path of the member beside it that the annotation names, or the digits. */
    private @Nullable String portPath(Place place, LeafProperty leaf) {
        Endpoint endpoint = leaf.getMethod().getAnnotation(Endpoint.class);
        if (endpoint == null) {
            return null;
        }
        String port = endpoint.port();
        if (port.matches("[1-9][0-9]{0,4}") && Integer.parseInt(port) <= 65535) {
            return port;
        }
        String path = place.path();
        String parent = leaf.isParentPropertyName()
                ? path
                : path.substring(
                        0, path.length() - leaf.getPropertyName(place.naming()).length());
        for (Property sibling : place.owner().getProperties()) {
            if (sibling.getMemberName().equals(port) && (sibling.isLeaf() || sibling.isPrimitive())) {
                return parent + sibling.getPropertyName(place.naming());
            }
        }
        faults.unusable(
                place.owner().getInterfaceType(),
                "@Endpoint of " + leaf.getMemberName() + "() names the port '" + port
                        + "', which is neither a port nor a member beside it");
        return null;
    }

    private void group(Place place, GroupProperty nested, Group.Kind kind, Property member) {
        Group group = new Group(place.path(), kind, member.getMethod(), place.within());
        groups.add(group);
        members(nested.getGroupType(), naming(nested, place.naming()), place.path(), group);
    }

    private static Function<String, String> naming(GroupProperty group, Function<String, String> inherited) {
        return group.hasNamingStrategy()
                ? group.getGroupType().getBeanStyleGetters().andThen(group.getNamingStrategy())
                : inherited;
    }

    private void list(Place place, CollectionProperty list, boolean required) {
        Property element = list.getElement();
        if (element instanceof LeafProperty leaf) {
            leaf(place, leaf, Setting.Kind.LIST, required, null);
        } else if (element instanceof GroupProperty nested) {
            Group whole = new Group(place.path(), Group.Kind.LIST, list.getMethod(), place.within());
            groups.add(whole);
            for (Integer index : indices.indices(Variables.normalise(place.path()))) {
                String path = place.path() + "[" + index + "]";
                group(new Place(place.owner(), place.naming(), path, whole), nested, Group.Kind.ELEMENT, list);
            }
        } else {
            faults.unreadable(place, list, "is a list of lists or maps");
        }
    }

    private void map(Place place, MapProperty map) {
        boolean ownKeys =
                map.hasKeyProvider() || map.hasKeyUnnamed() || place.path().isEmpty();
        if (map.getValueProperty() instanceof LeafProperty leaf && !ownKeys) {
            Class<?> keyType = map.hasKeyConvertWith() ? null : map.getKeyRawType();
            leaf(place, leaf, Setting.Kind.MAP, false, keyType);
        } else {
            faults.unreadable(place, map, ownKeys ? "is a map with keys of its own" : "is a map of more than values");
        }
    }
}

package io.tierguard.registry;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One part of an endpoint: a value, or one of two kinds of gap.
 *
 * <p><b>Open</b> is left to the driver or the server: a PostgreSQL URL without a database. <b>Not visible</b> is there,
 * but not for this layer: a socket sees no database. The guard answers the two differently.
 *
 * <p><b>Thread safety:</b> immutable, where {@code T} is.
 *
 * @param <T> the type of the value
 * @since 0.1
 */
public final class Component<T> {

    private static final Component<?> OPEN = new Component<>(null, "open");
    private static final Component<?> NOT_VISIBLE = new Component<>(null, "not visible");
    private static final Component<?> NONE = new Component<>(null, "none");

    private final @Nullable T value;
    private final String name;

    private Component(@Nullable T value, String name) {
        this.value = value;
        this.name = name;
    }

    /**
     * A known value.
     *
     * @param value the value
     * @param <T> its type
     * @return the component
     */
    public static <T> Component<T> of(T value) {
        return new Component<>(value, "value");
    }

    /**
     * A part that the driver or the server chooses.
     *
     * @param <T> the type that the value would have
     * @return the open component
     */
    @SuppressWarnings("unchecked")
    public static <T> Component<T> open() {
        return (Component<T>) OPEN;
    }

    /**
     * A part that this layer cannot see.
     *
     * @param <T> the type that the value would have
     * @return the component that is not visible
     */
    @SuppressWarnings("unchecked")
    public static <T> Component<T> notVisible() {
        return (Component<T>) NOT_VISIBLE;
    }

    /** A part that endpoints of this kind do not have: a URL has no database, a database has no path. */
    @SuppressWarnings("unchecked")
    static <T> Component<T> none() {
        return (Component<T>) NONE;
    }

    /**
     * The value, where it is known.
     *
     * @return the value, or empty
     */
    public Optional<T> value() {
        return Optional.ofNullable(value);
    }

    /** The value without a wrapper, for the matcher. */
    @Nullable
    T orNull() {
        return value;
    }

    /**
     * Whether the driver or the server chooses.
     *
     * @return true for the open component
     */
    public boolean isOpen() {
        return this == OPEN;
    }

    /**
     * Whether this layer cannot see it.
     *
     * @return true for the component that is not visible
     */
    public boolean isNotVisible() {
        return this == NOT_VISIBLE;
    }

    /** Whether there is a value that this endpoint does not tell. */
    boolean isMissing() {
        return this == OPEN || this == NOT_VISIBLE;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || value != null && other instanceof Component<?> that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value == null ? System.identityHashCode(this) : value.hashCode();
    }

    @Override
    public String toString() {
        return value == null ? name : value.toString();
    }
}

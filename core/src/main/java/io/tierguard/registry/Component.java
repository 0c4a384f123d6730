package io.tierguard.registry;

import java.util.Locale;
import java.util.Objects;
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

    private enum Kind {
        VALUE,
        OPEN,
        NOT_VISIBLE,
        NONE
    }

    private static final Component<?> OPEN = new Component<>(null, Kind.OPEN);
    private static final Component<?> NOT_VISIBLE = new Component<>(null, Kind.NOT_VISIBLE);
    private static final Component<?> NONE = new Component<>(null, Kind.NONE);

    private final @Nullable T value;
    private final Kind kind;

    private Component(@Nullable T value, Kind kind) {
        this.value = value;
        this.kind = kind;
    }

    /**
     * A known value.
     *
     * @param value the value
     * @param <T> its type
     * @return the component
     */
    public static <T> Component<T> of(T value) {
        return new Component<>(value, Kind.VALUE);
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
        return kind == Kind.OPEN;
    }

    /**
     * Whether this layer cannot see it.
     *
     * @return true for the component that is not visible
     */
    public boolean isNotVisible() {
        return kind == Kind.NOT_VISIBLE;
    }

    /** Whether there is a value that this endpoint does not tell. */
    boolean isMissing() {
        return kind == Kind.OPEN || kind == Kind.NOT_VISIBLE;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Component<?> that && kind == that.kind && Objects.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, value);
    }

    @Override
    public String toString() {
        return value == null ? kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') : value.toString();
    }
}

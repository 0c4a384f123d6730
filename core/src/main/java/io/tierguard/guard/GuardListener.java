package io.tierguard.guard;

/**
 * Is told what a guard judged, on the thread that asked, before the caller has its answer.
 *
 * <p>Found by {@link java.util.ServiceLoader} where the front door starts; handed over by {@link Guard#with} or the front
 * door's sources elsewhere. It is told of {@link Guard#judge} and of what wrappers found and could not read, never of
 * {@link Guard#decide}.
 *
 * <p>It cannot change an answer: whatever it throws, errors included, is caught, and logged by its type only. What it has
 * the guard judge itself, on the same thread, is told to no listener, so that it may use guarded connections. Slow
 * listeners slow down connections.
 *
 * <p>What it gets holds no credentials, queries or properties. The path of a URL, which {@link Judgement#target()} shows,
 * may hold a secret all the same; {@link Judgement#message()} leaves it out.
 *
 * <p><b>Thread safety:</b> implementations are safe for concurrent use.
 *
 * @since 0.1
 */
public interface GuardListener {

    /**
     * A target was judged: allowed, refused, or let through as it is only observed.
     *
     * @param judgement all its endpoints and all decisions, each with its reason; none where it could not be read
     */
    default void judged(Judgement judgement) {}

    /**
     * A credential was found where its mode has no place.
     *
     * @param credential where, whose, and whether that is refused
     */
    default void misplaced(MisplacedCredential credential) {}
}

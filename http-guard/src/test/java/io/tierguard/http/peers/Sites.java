package io.tierguard.http.peers;

/** Who can be reached: two servers of our own, one of production's and one that nobody owns, three of them at one port. */
final class Sites implements AutoCloseable {

    final Site own = Site.plain("127.0.0.1", 0);
    final Site ownEncrypted = Site.encrypted("127.0.0.1");
    final Site production = Site.plain("127.0.0.3", own.port());
    final Site unknown = Site.plain("127.0.0.9", own.port());

    boolean productionWasReached() {
        return production.sawAnything();
    }

    @Override
    public void close() {
        own.close();
        ownEncrypted.close();
        production.close();
        unknown.close();
    }
}

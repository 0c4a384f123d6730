package io.tierguard.benchmarks.http;

import java.io.IOException;

/**
 * One client, and one request that it can send over and over.
 *
 * <p><b>Thread safety:</b> safe for concurrent use.
 *
 * @since 0.1
 */
public interface Requests extends AutoCloseable {

    /**
     * Sends the request and reads the answer.
     *
     * @return the status
     * @throws IOException where there is no answer
     * @throws InterruptedException when interrupted
     */
    int send() throws IOException, InterruptedException;

    @Override
    void close() throws IOException;
}

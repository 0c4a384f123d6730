package io.tierguard.http.peers;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;

/**
 * What an application reaches others with.
 *
 * @param factory makes its requests
 * @param sockets opens what is not HTTP
 * @param settings of processes that it or somebody else starts, which those may read
 */
record Client(ClientHttpRequestFactory factory, Dialling sockets, List<String> settings) {

    /** Opens a connection. */
    interface Dialling {
        Socket dial(String host, int port) throws IOException;
    }

    /** The status of the answer. */
    int get(String url, String... header) throws IOException {
        ClientHttpRequest request = factory.createRequest(URI.create(url), HttpMethod.GET);
        for (int i = 0; i < header.length; i += 2) {
            request.getHeaders().set(header[i], header[i + 1]);
        }
        try (ClientHttpResponse response = request.execute()) {
            response.getBody().readAllBytes();
            return response.getStatusCode().value();
        }
    }
}

package io.tierguard.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process whose hosts file changes between the check and the request: says which address the JDK's client dialled. */
final class RedialCanary {

    private static final String NAME = "turning.staging.example.com";

    private RedialCanary() {}

    public static void main(String[] arguments) throws Exception {
        Path hosts = Path.of(System.getProperty("jdk.net.hosts.file"));
        try (LoopbackServer later = new LoopbackServer("127.0.0.2")) {
            map(hosts, "127.0.0.1");
            String checked = InetAddress.getByName(NAME).getHostAddress();
            map(hosts, "127.0.0.2");
            System.out.println("checked " + checked + ", dialled " + (isReached(later) ? "127.0.0.2" : "another"));
        }
    }

    private static void map(Path hosts, String address) throws IOException {
        Files.writeString(hosts, address + " " + NAME + "\n");
    }

    private static boolean isReached(LoopbackServer server) throws InterruptedException, IOException {
        URI uri = URI.create("http://" + NAME + ":" + server.port() + "/");
        try {
            HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        } catch (ConnectException e) {
            // nobody listens at that port of the other address
        }
        return !server.asked().isEmpty();
    }
}

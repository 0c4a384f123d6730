package io.tierguard.testing.paths;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.SocketChannel;
import java.rmi.registry.LocateRegistry;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.naming.Context;
import javax.naming.directory.InitialDirContext;
import javax.net.ssl.SSLSocketFactory;

/** What the JDK itself dials with, but for HTTP. */
final class JdkPaths {

    private JdkPaths() {}

    static List<NetPath> all() {
        return List.of(
                new NetPath("`new Socket(host, port)`", JdkPaths::socket),
                new NetPath("`Socket.connect`", (host, port) -> {
                    try (Socket socket = new Socket()) {
                        socket.connect(new InetSocketAddress(host, port));
                    }
                }),
                new NetPath(
                        "`SSLSocketFactory`",
                        (host, port) -> SSLSocketFactory.getDefault()
                                .createSocket(host, port)
                                .close()),
                new NetPath("a socket to an address with a name of somebody's choice", JdkPaths::labelled),
                new NetPath("`new Socket(Proxy.NO_PROXY)`", (host, port) -> {
                    try (Socket socket = new Socket(Proxy.NO_PROXY)) {
                        socket.connect(new InetSocketAddress(host, port));
                    }
                }),
                new NetPath(
                        "`SocketChannel`",
                        (host, port) -> SocketChannel.open(new InetSocketAddress(host, port))
                                .close()),
                new NetPath("`SocketChannel.socket()`", (host, port) -> {
                    try (SocketChannel channel = SocketChannel.open()) {
                        channel.socket().connect(new InetSocketAddress(host, port));
                    }
                }),
                new NetPath("`AsynchronousSocketChannel`", (host, port) -> {
                    try (AsynchronousSocketChannel channel = AsynchronousSocketChannel.open()) {
                        channel.connect(new InetSocketAddress(host, port)).get(5, TimeUnit.SECONDS);
                    }
                }),
                new NetPath("`ftp` URL", (host, port) -> open("ftp://" + host + ":" + port + "/x")),
                new NetPath("`URLClassLoader` over HTTP", JdkPaths::loadClass),
                new NetPath("`jar:http` URL", (host, port) -> open("jar:http://" + host + ":" + port + "/x.jar!/x")),
                new NetPath("LDAP through JNDI", JdkPaths::ldap),
                new NetPath(
                        "RMI",
                        (host, port) -> LocateRegistry.getRegistry(host, port).list()));
    }

    private static void socket(String host, int port) throws IOException {
        new Socket(host, port).close();
    }

    private static void labelled(String host, int port) throws IOException {
        byte[] address = InetAddress.getByName(host).getAddress();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByAddress("db.staging.net.example", address), port));
        }
    }

    static void open(String url) throws IOException {
        try (InputStream in = new URL(url).openStream()) {
            in.readAllBytes();
        }
    }

    private static void loadClass(String host, int port) throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {new URL("http://" + host + ":" + port + "/classes/")}, null)) {
            loader.loadClass("com.example.Orders");
        }
    }

    private static void ldap(String host, int port) throws Exception {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
        environment.put(Context.PROVIDER_URL, "ldap://" + host + ":" + port);
        new InitialDirContext(environment).close();
    }
}

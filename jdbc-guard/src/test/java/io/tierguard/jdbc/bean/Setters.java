package io.tierguard.jdbc.bean;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import io.tierguard.jdbc.dialect.JdbcTargetReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.naming.Reference;
import javax.naming.StringRefAddr;

/** Sets every property of a data source in turn, and looks whether it is noticed. */
final class Setters {

    private Setters() {}

    /** Makes a data source that can be read. */
    @FunctionalInterface
    interface Maker {
        Object make() throws Exception;
    }

    /** The setters of a class that change nothing of what is read from it. */
    static Set<String> unnoticed(Maker maker) throws Exception {
        Set<String> unnoticed = new TreeSet<>();
        for (Method setter : setters(maker.make().getClass())) {
            if (!isUnsupported(setter, maker) && !isNoticed(setter, maker)) {
                unnoticed.add(setter.getName().substring("set".length()));
            }
        }
        // one way to set it that is noticed does not make up for another that is not
        return unnoticed;
    }

    /** The setters of a class after which the data source is refused, whatever they are given. */
    static Set<String> refused(Maker maker) throws Exception {
        Set<String> refused = new TreeSet<>();
        for (Method setter : setters(maker.make().getClass())) {
            if (!isUnsupported(setter, maker) && isRefused(setter, maker)) {
                refused.add(setter.getName().substring("set".length()));
            }
        }
        return refused;
    }

    private static boolean isRefused(Method setter, Maker maker) throws Exception {
        for (List<Object> values : arguments(setter)) {
            Object bean = maker.make();
            if (take(setter, bean, values) && isReadable(bean)) {
                return false;
            }
        }
        return true;
    }

    static boolean isReadable(Object bean) {
        try {
            BeanTarget target = BeanTarget.of(bean, false);
            Properties properties = new Properties();
            properties.putAll(target.properties());
            return new JdbcTargetReader().read(Target.of(target.url(), properties)) instanceof Reading.Endpoints;
        } catch (UnreadableBean e) {
            return false;
        }
    }

    private static List<Method> setters(Class<?> type) {
        return Stream.of(type.getMethods())
                .filter(method -> method.getName().startsWith("set"))
                .filter(method -> method.getParameterCount() > 0)
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isBridge())
                .toList();
    }

    private static boolean isNoticed(Method setter, Maker maker) throws Exception {
        boolean taken = false;
        for (List<Object> values : arguments(setter)) {
            Object bean = maker.make();
            String before = outcome(bean);
            if (take(setter, bean, values)) {
                taken = true;
                if (!outcome(bean).equals(before)) {
                    return true;
                }
            }
        }
        if (!taken) {
            throw new AssertionError("no value that is tried is taken by " + setter);
        }
        return false;
    }

    private static boolean take(Method setter, Object bean, List<Object> values) throws IllegalAccessException {
        try {
            setter.setAccessible(true);
            setter.invoke(bean, values.toArray());
            return true;
        } catch (InvocationTargetException e) {
            return false;
        }
    }

    /** Whether it is there because an interface wants it, and only says so. */
    private static boolean isUnsupported(Method setter, Maker maker) throws Exception {
        try {
            setter.setAccessible(true);
            setter.invoke(maker.make(), arguments(setter).get(0).toArray());
            return false;
        } catch (InvocationTargetException e) {
            return e.getCause() instanceof UnsupportedOperationException
                    || e.getCause() instanceof SQLFeatureNotSupportedException;
        }
    }

    static String outcome(Object bean) {
        try {
            BeanTarget target = BeanTarget.of(bean, false);
            return target.url() + " " + target.properties();
        } catch (UnreadableBean e) {
            return "refused by " + e.code() + " " + List.of(e.arguments());
        }
    }

    private static List<List<Object>> arguments(Method setter) {
        Class<?>[] types = setter.getParameterTypes();
        if (types.length == 1) {
            return values(types[0]).map(List::of).toList();
        }
        if (types.length == 2) {
            return values(types[0])
                    .flatMap(first -> values(types[1]).map(second -> List.of(first, second)))
                    .toList();
        }
        throw new AssertionError("nothing is tried for " + setter);
    }

    private static Stream<Object> values(Class<?> type) {
        if (type == String.class) {
            return Stream.of(
                    "probe.example.com",
                    "7",
                    "true",
                    "TRUE",
                    "socketFactory",
                    "ApplicationName",
                    "connection_url",
                    "REQUIRED",
                    "ROUND",
                    "SCHEMA",
                    "ssl",
                    "CURRENT SCHEMA=probe",
                    "WAL",
                    "FULL",
                    "UTF-16",
                    "EXCLUSIVE",
                    "MEMORY",
                    "basic",
                    "create",
                    "shutdown",
                    "jdbc:mariadb://probe.example.com/probe",
                    "jdbc:postgresql://probe.example.com/probe",
                    "jdbc:redshift://probe.example.com/probe",
                    "jdbc:yugabytedb://probe.example.com/probe",
                    "jdbc:mysql://probe.example.com/probe",
                    "jdbc:oracle:thin:@probe.example.com:1521/probe",
                    "jdbc:h2:mem:probe",
                    "jdbc:sqlserver://probe.example.com",
                    "jdbc:hsqldb:mem:probe",
                    "jdbc:sqlite:probe",
                    "jdbc:snowflake://probe.example.com",
                    "jdbc:trino://probe.example.com",
                    "jdbc:clickhouse://probe.example.com",
                    "thin",
                    "tcp");
        }
        if (type == int.class || type == Integer.class) {
            return Stream.of(7, 1, 2, 4);
        }
        if (type == short.class) {
            return Stream.of((short) 7);
        }
        if (type == long.class) {
            return Stream.of(7L);
        }
        if (type == boolean.class || type == Boolean.class) {
            return Stream.of(true, false);
        }
        if (type == char[].class) {
            return Stream.of(new char[] {'x'});
        }
        if (type == String[].class) {
            return Stream.of((Object) new String[] {"probe.example.com"});
        }
        if (type == int[].class) {
            return Stream.of(new int[] {7});
        }
        if (type == Object.class) {
            return Stream.of("probe");
        }
        if (type == Properties.class) {
            Properties properties = new Properties();
            properties.setProperty("host", "probe.example.com");
            return Stream.of(properties);
        }
        if (type == Reference.class) {
            Reference reference = new Reference("probe");
            for (String name : List.of("serverName", "portNumber", "databaseName", "socketFactory")) {
                reference.add(new StringRefAddr(name, "7"));
            }
            return Stream.of(reference);
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants());
        }
        if (type.isInterface()) {
            return Stream.of(Proxy.newProxyInstance(
                    Setters.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> null));
        }
        return Stream.of(made(type));
    }

    private static Object made(Class<?> type) {
        try {
            if (type == java.io.PrintWriter.class) {
                return new java.io.PrintWriter(System.err);
            }
            if (type == javax.net.ssl.SSLContext.class) {
                return javax.net.ssl.SSLContext.getDefault();
            }
            if (type == org.sqlite.SQLiteConfig.class) {
                org.sqlite.SQLiteConfig config = new org.sqlite.SQLiteConfig();
                config.setSharedCache(true);
                return config;
            }
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException | java.security.NoSuchAlgorithmException e) {
            throw new AssertionError("nothing is tried for a " + type, e);
        }
    }
}

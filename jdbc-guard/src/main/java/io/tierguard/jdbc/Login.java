package io.tierguard.jdbc;

import org.jspecify.annotations.Nullable;

/** Who logs in, where the caller says it. Not a record: its text must not show the password. */
final class Login {

    private final @Nullable String user;
    private final @Nullable String password;

    Login(@Nullable String user, @Nullable String password) {
        this.user = user;
        this.password = password;
    }

    @Nullable
    String user() {
        return user;
    }

    @Nullable
    String password() {
        return password;
    }

    @Override
    public String toString() {
        return "Login";
    }
}

package io.tierguard.archunit.index;

import io.tierguard.archunit.constants.Constant;
import io.tierguard.archunit.constants.Member;
import io.tierguard.archunit.secrets.Secret;

/** A secret in a constant. It never shows either of them. */
record Located(Constant constant, Secret secret) {

    /** What makes two of them one finding. */
    record Key(Member member, String what, String value) {

        @Override
        public String toString() {
            return what + " in " + member.describe();
        }
    }

    Key key() {
        return new Key(constant.member(), secret.what(), secret.value());
    }

    boolean isFieldValue() {
        return constant.place().isFieldValue();
    }

    /** Whether the compiler may have copied this from the value of that field, alone or into a longer text. */
    boolean isCopyOf(Located field) {
        if (!secret.what().equals(field.secret.what())
                || !Seen.of(field.constant).by(constant.member().owner())) {
            return false;
        }
        String text = constant.text();
        String copied = field.constant.text();
        int at = text.indexOf(copied);
        while (at >= 0) {
            int start = at + field.secret.start();
            if (secret.start() <= start
                    && start < secret.start() + secret.value().length()) {
                return true;
            }
            at = text.indexOf(copied, at + 1);
        }
        return false;
    }

    @Override
    public String toString() {
        return secret + " in " + constant;
    }
}

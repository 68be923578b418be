package dev.purser.delivery.syslog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The facilities that a program like this may use (RFC 5424 table 1). */
enum Facility {
    USER(1),
    DAEMON(3),
    AUTH(4),
    AUTHPRIV(10),
    AUDIT(13),
    ALERT(14),
    LOCAL0(16),
    LOCAL1(17),
    LOCAL2(18),
    LOCAL3(19),
    LOCAL4(20),
    LOCAL5(21),
    LOCAL6(22),
    LOCAL7(23);

    private final int code;

    Facility(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static List<String> names() {
        return Arrays.stream(values())
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    static Facility of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}

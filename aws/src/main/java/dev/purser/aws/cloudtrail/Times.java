package dev.purser.aws.cloudtrail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Instants as CloudTrail writes them: to the second, in UTC. Remembers the last one, since events come in order of time;
 * for one thread.
 */
final class Times {
    /** How instants stand in {@code responseElements}; ECR changed it over the years. */
    enum Style {
        /** {@code 2026-09-26T14:42:36Z}. */
        ISO,
        /** {@code Jul 11, 2018 10:17:44 PM}. */
        Y2018,
        /** {@code Nov 27, 2020, 9:51:29 PM}. */
        Y2020
    }

    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final long FIRST = -62_167_219_200L; // 0000-01-01T00:00:00Z
    private static final long LAST = 253_402_300_799L; // 9999-12-31T23:59:59Z
    private static final int ISO_LENGTH = 20;

    private long second = Long.MIN_VALUE;
    private String text;

    /** RFC 3339 without a fraction. Years before 0 and after 9999, which it cannot say, become its first or last second. */
    String iso(Instant instant) {
        long at = Math.clamp(instant.getEpochSecond(), FIRST, LAST);
        if (at != second) {
            text = format(at);
            second = at;
        }
        return text;
    }

    private static String format(long epochSecond) {
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(epochSecond, 86_400L));
        int time = (int) Math.floorMod(epochSecond, 86_400L);
        char[] to = new char[ISO_LENGTH];
        digits(to, 0, 4, day.getYear());
        to[4] = '-';
        digits(to, 5, 2, day.getMonthValue());
        to[7] = '-';
        digits(to, 8, 2, day.getDayOfMonth());
        to[10] = 'T';
        digits(to, 11, 2, time / 3600);
        to[13] = ':';
        digits(to, 14, 2, time / 60 % 60);
        to[16] = ':';
        digits(to, 17, 2, time % 60);
        to[19] = 'Z';
        return new String(to);
    }

    private static void digits(char[] to, int at, int size, int value) {
        int rest = value;
        for (int i = at + size - 1; i >= at; i--) {
            to[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** An instant of an answer. The patterns are fixed: the JDK's locale data change theirs. */
    String styled(Instant instant, Style style) {
        if (style == Style.ISO) {
            return iso(instant);
        }
        LocalDateTime time =
                LocalDateTime.ofEpochSecond(Math.clamp(instant.getEpochSecond(), FIRST, LAST), 0, ZoneOffset.UTC);
        int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
        return MONTHS.get(time.getMonthValue() - 1) + " " + time.getDayOfMonth() + ", " + time.getYear()
                + (style == Style.Y2020 ? ", " : " ") + hour + ":" + two(time.getMinute()) + ":" + two(time.getSecond())
                + (time.getHour() < 12 ? " AM" : " PM");
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    /** Reads RFC 3339, with or without a fraction; null if it is none. */
    Instant read(String value) {
        if (value.equals(text)) {
            return Instant.ofEpochSecond(second);
        }
        try {
            Instant instant = value.length() == ISO_LENGTH && value.charAt(ISO_LENGTH - 1) == 'Z'
                    ? plain(value)
                    : Instant.parse(value);
            long at = instant.getEpochSecond();
            return at < FIRST || at > LAST ? null : instant;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant plain(String value) {
        long day = LocalDate.of(number(value, 0, 4), number(value, 5, 7), number(value, 8, 10))
                .toEpochDay();
        int hour = number(value, 11, 13);
        int minute = number(value, 14, 16);
        int second = number(value, 17, 19);
        if (hour > 23 || minute > 59 || second > 59) {
            throw new DateTimeException("no time of day");
        }
        return Instant.ofEpochSecond(day * 86_400L + hour * 3600L + minute * 60L + second);
    }

    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("no digit at " + i);
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** Reads an instant of an answer in any style; null if it is in none. */
    Instant readStyled(String value) {
        Instant iso = read(value);
        if (iso != null) {
            return iso;
        }
        // Jul 11, 2018 10:17:44 PM, or with a comma behind the year.
        String[] part = value.split("[ ,:]+", -1);
        if (part.length != 7 || MONTHS.indexOf(part[0]) < 0 || !(part[6].equals("AM") || part[6].equals("PM"))) {
            return null;
        }
        try {
            int hour = Integer.parseInt(part[3]) % 12 + (part[6].equals("PM") ? 12 : 0);
            return LocalDateTime.of(
                            Integer.parseInt(part[2]),
                            MONTHS.indexOf(part[0]) + 1,
                            Integer.parseInt(part[1]),
                            hour,
                            Integer.parseInt(part[4]),
                            Integer.parseInt(part[5]))
                    .toInstant(ZoneOffset.UTC);
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }
}

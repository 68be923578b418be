package dev.purser.cli.content;

import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them. */
final class ByteSize {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,15})([KMGT]?)(?:I?B)?");

    private ByteSize() {}

    /** Bytes; empty for {@code none}. */
    static OptionalLong parse(String text) {
        if (text.equalsIgnoreCase("none")) {
            return OptionalLong.empty();
        }
        Matcher form = FORM.matcher(text.toUpperCase(Locale.ROOT));
        if (form.matches()) {
            int shift = form.group(2).isEmpty() ? 0 : 10 * ("KMGT".indexOf(form.group(2)) + 1);
            long number = Long.parseLong(form.group(1));
            if (number <= Long.MAX_VALUE >>> shift) {
                return OptionalLong.of(number << shift);
            }
        }
        throw new CommandException(
                ExitCode.USAGE, text + " is no size", "Write bytes, or such as 512M or 50G, or none.");
    }
}

package dev.purser.aws.s3;

import java.nio.charset.StandardCharsets;

/** Writes elements with text; for one thread. */
final class Xml {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String SPACE = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

    private final StringBuilder text = new StringBuilder(512).append(HEAD);

    /** Opens an element in S3's name space. */
    Xml root(String name) {
        text.append('<').append(name).append(SPACE).append('>');
        return this;
    }

    Xml open(String name) {
        text.append('<').append(name).append('>');
        return this;
    }

    Xml close(String name) {
        text.append("</").append(name).append('>');
        return this;
    }

    /** An element that holds a text. */
    Xml element(String name, String value) {
        return open(name).text(value).close(name);
    }

    Xml text(String value) {
        value.codePoints().forEach(this::character);
        return this;
    }

    private void character(int c) {
        switch (c) {
            case '<' -> text.append("&lt;");
            case '>' -> text.append("&gt;");
            case '&' -> text.append("&amp;");
            case '"' -> text.append("&quot;");
            default -> {
                // XML 1.0 has no way to write some characters; S3 writes references all the same (encoding-type helps).
                if (c < ' ' || c == 0x7F || c == 0xFFFE || c == 0xFFFF || c >= 0xD800 && c <= 0xDFFF) {
                    text.append("&#x").append(Integer.toHexString(c)).append(';');
                } else {
                    text.appendCodePoint(c);
                }
            }
        }
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}

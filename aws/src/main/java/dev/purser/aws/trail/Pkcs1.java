package dev.purser.aws.trail;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;

/** DER of {@code RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER }} (RFC 8017, appendix A.1.1). */
final class Pkcs1 {
    private static final int INTEGER = 0x02;
    private static final int SEQUENCE = 0x30;

    private Pkcs1() {}

    static byte[] encode(RSAPublicKey key) {
        ByteArrayOutputStream numbers = new ByteArrayOutputStream();
        write(numbers, INTEGER, bytes(key.getModulus()));
        write(numbers, INTEGER, bytes(key.getPublicExponent()));
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        write(whole, SEQUENCE, numbers.toByteArray());
        return whole.toByteArray();
    }

    /** Two's complement, as DER wants it. */
    private static byte[] bytes(BigInteger number) {
        return number.toByteArray();
    }

    private static void write(ByteArrayOutputStream to, int tag, byte[] content) {
        to.write(tag);
        if (content.length < 0x80) {
            to.write(content.length);
        } else {
            byte[] length = BigInteger.valueOf(content.length).toByteArray();
            int skip = length[0] == 0 ? 1 : 0;
            to.write(0x80 | length.length - skip);
            to.write(length, skip, length.length - skip);
        }
        to.write(content, 0, content.length);
    }
}

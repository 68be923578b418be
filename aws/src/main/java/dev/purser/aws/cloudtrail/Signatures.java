package dev.purser.aws.cloudtrail;

/** Which images are signatures by their tag alone: cosign's scheme, {@code sha256-<64 digits>.sig}. */
final class Signatures {
    private static final String HEAD = "sha256-";
    private static final String TAIL = ".sig";

    private Signatures() {}

    /** True if that tag, which may be null, is a signature's. */
    static boolean isSignature(String tag) {
        return tag != null
                && tag.length() == HEAD.length() + 64 + TAIL.length()
                && tag.startsWith(HEAD)
                && tag.endsWith(TAIL);
    }
}

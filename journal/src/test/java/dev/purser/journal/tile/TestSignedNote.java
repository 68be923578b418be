package dev.purser.journal.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Known answers of C2SP signed-note (its section "Verifier keys") and of golang.org/x/mod/sumdb/note. */
class TestSignedNote {
    private static final String GO_TEXT = "If you think cryptography is the answer to your problem,\n"
            + "then you don't know what your problem is.\n";
    private static final String GO_NOTE = GO_TEXT
            + "\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private static final String GO_VERIFIER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String GO_SIGNER =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String SPEC_VERIFIER = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    private static final String SPEC_NOTE = "This is an example message.\n\n"
            + "\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

    @Test
    void signsByteForByteAsGoDoes() {
        NoteSigner signer = NoteSigner.parse(GO_SIGNER);
        assertThat(signer.verifier().text()).isEqualTo(GO_VERIFIER);
        assertThat(signer.secretText()).isEqualTo(GO_SIGNER);
        assertThat(new SignedNote(GO_TEXT, List.of(signer.sign(GO_TEXT))).note())
                .isEqualTo(GO_NOTE);
    }

    @Test
    void verifiesTheNotesOfOthers() {
        assertThat(NoteVerifier.parse(GO_VERIFIER).verifies(SignedNote.parse(GO_NOTE)))
                .isTrue();
        assertThat(NoteVerifier.parse(SPEC_VERIFIER).verifies(SignedNote.parse(SPEC_NOTE)))
                .isTrue();
        assertThat(NoteVerifier.parse(SPEC_VERIFIER).verifies(SignedNote.parse(GO_NOTE)))
                .isFalse();
    }

    @Property(tries = 100)
    void noAlteredTextVerifies(@ForAll @IntRange int at, @ForAll @IntRange(min = 0, max = 94) int by) {
        StringBuilder altered = new StringBuilder(GO_TEXT);
        int index = Math.floorMod(at, GO_TEXT.length() - 1);
        char other = (char) (' ' + by);
        altered.setCharAt(index, other == altered.charAt(index) ? '\u00e9' : other);
        String note = altered + GO_NOTE.substring(GO_TEXT.length());
        assertThat(NoteVerifier.parse(GO_VERIFIER).verifies(SignedNote.parse(note)))
                .isFalse();
    }

    @Test
    void aSecondSignatureUnderTheSameNameMustHoldToo() {
        String bad = "\u2014 PeterNeumann x08go/AAAAAA\n";
        assertThat(NoteVerifier.parse(GO_VERIFIER).verifies(SignedNote.parse(GO_NOTE + bad)))
                .isFalse();
        String foreign = "\u2014 someone AAAAAAAAAAAA\n";
        assertThat(NoteVerifier.parse(GO_VERIFIER).verifies(SignedNote.parse(GO_NOTE + foreign)))
                .isTrue();
    }

    @Test
    void theTextMayHoldBlankLines() {
        String text = "one\n\n\ntwo\n";
        NoteSigner signer = NoteSigner.generate("log");
        SignedNote note = SignedNote.parse(new SignedNote(text, List.of(signer.sign(text))).note());
        assertThat(note.text()).isEqualTo(text);
        assertThat(signer.verifier().verifies(note)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "text",
                "text\n",
                "text\n\n",
                "text\n\u2014 a AAAAAAAA\n",
                "text\n\n\u2014 a AAAAAAAA",
                "text\n\n- a AAAAAAAA\n",
                "text\n\n\u2014 AAAAAAAA\n",
                "text\n\n\u2014  AAAAAAAA\n",
                "text\n\n\u2014 a+b AAAAAAAA\n",
                "text\n\n\u2014 a b AAAAAAAA\n",
                "text\n\n\u2014 a\u00a0b AAAAAAAA\n",
                "text\n\n\u2014 a AAAAA\n",
                "text\n\n\u2014 a AAAAAA==\n",
                "text\n\n\u2014 a AAAAAAB=\n",
                "text\n\n\u2014 a AAAA AAAA\n",
                "text\r\n\n\u2014 a AAAAAAAA\n",
                "te\u0000xt\n\n\u2014 a AAAAAAAA\n",
                "te\ud800xt\n\n\u2014 a AAAAAAAA\n",
            })
    void noNotes(String text) {
        assertThatExceptionOfType(MalformedNoteException.class).isThrownBy(() -> SignedNote.parse(text));
    }

    @Test
    void hugeNotesAreRefused() {
        assertThatExceptionOfType(MalformedNoteException.class)
                .isThrownBy(() -> SignedNote.parse("a".repeat(SignedNote.MAX_LENGTH) + GO_NOTE));
        assertThatExceptionOfType(MalformedNoteException.class)
                .isThrownBy(() -> SignedNote.parse("a\n\n" + "\u2014 a AAAAAAAA\n".repeat(65)));
        assertThat(SignedNote.parse("a\n\n" + "\u2014 a AAAAAAAA\n".repeat(16)).signatures())
                .hasSize(16);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PeterNeumann",
                "PeterNeumann+c74f20a3",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "Peter+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+AhpcAhpcAhpcAhpcAhpcAhpcAhpcAhpcAhpcAhpcAhpc",
                "PeterNeumann+c74f20a3+ARpc",
                "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            })
    void noKeys(String text) {
        assertThatExceptionOfType(MalformedNoteException.class).isThrownBy(() -> NoteVerifier.parse(text));
        assertThatExceptionOfType(MalformedNoteException.class)
                .isThrownBy(() -> NoteSigner.parse("PRIVATE+KEY+" + text));
    }

    @Property(tries = 5_000)
    void anyTextIsANoteOrNone(@ForAll String text, @ForAll @IntRange(max = 400) int at) {
        String base = GO_NOTE;
        int cut = Math.min(at, base.length());
        for (String candidate : List.of(text, base.substring(0, cut) + text + base.substring(cut))) {
            try {
                assertThat(SignedNote.parse(candidate).note()).isEqualTo(candidate);
            } catch (MalformedNoteException none) {
                assertThat(none).hasMessageNotContaining(GO_TEXT);
            }
        }
    }

    @Property(tries = 3_000)
    void anyTextIsAKeyOrNone(@ForAll String text, @ForAll @IntRange(max = 80) int at) {
        int cut = Math.min(at, GO_VERIFIER.length());
        String candidate = GO_VERIFIER.substring(0, cut) + text + GO_VERIFIER.substring(cut);
        try {
            assertThat(NoteVerifier.parse(candidate).text()).isEqualTo(candidate.strip());
        } catch (MalformedNoteException none) {
            assertThat(none.getMessage()).isNotEmpty();
        }
    }
}

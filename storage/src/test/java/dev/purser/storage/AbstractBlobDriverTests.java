package dev.purser.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store of blobs must do. A driver's test says how to make one, and inherits the rest. */
public abstract class AbstractBlobDriverTests {
    private BlobDriver driver;

    /** A driver over an empty store. */
    protected abstract BlobDriver create() throws IOException;

    @BeforeEach
    final void open() throws IOException {
        driver = create();
    }

    @AfterEach
    final void close() {
        driver.close();
    }

    @Test
    void anUploadBecomesABlob() throws IOException {
        String upload = upload("some ", "bytes");
        String blob = name();

        assertThat(driver.commit(upload, blob)).isEqualTo(10);

        assertThat(text(blob)).isEqualTo("some bytes");
        assertThat(driver.open(blob).size()).isEqualTo(10);
        assertThatThrownBy(() -> driver.uploadSize(upload)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void anEmptyUploadBecomesAnEmptyBlob() throws IOException {
        String blob = name();
        assertThat(driver.commit(upload(), blob)).isZero();
        assertThat(text(blob)).isEmpty();
    }

    @Test
    void progressIsWhatWasWritten() throws IOException {
        String upload = upload();
        assertThat(driver.uploadSize(upload)).isZero();
        append(upload, "abc");
        assertThat(driver.uploadSize(upload)).isEqualTo(3);
        try (InputStream in = driver.readUpload(upload)) {
            assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("abc");
        }
    }

    @Test
    void aWriterThatStopsHalfwayLeavesWhatItWrote() throws IOException {
        String upload = upload();
        try (OutputStream out = driver.append(upload, 0)) {
            out.write('x');
            out.write(new byte[] {'.', 'y', 'z', '.'}, 1, 2);
        }
        assertThat(driver.uploadSize(upload)).isEqualTo(3);
    }

    @Test
    void anUploadGrowsOnlyAtItsEnd() throws IOException {
        String upload = upload("abc");
        assertThatThrownBy(() -> driver.append(upload, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> driver.append(upload, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThat(driver.uploadSize(upload)).isEqualTo(3);
    }

    @Test
    void largePartsArriveWhole() throws IOException {
        byte[] bytes = new byte[3 * 1024 * 1024 + 17];
        new Random(7).nextBytes(bytes);
        String upload = upload();
        try (OutputStream out = driver.append(upload, 0)) {
            out.write(bytes);
        }
        String blob = name();
        driver.commit(upload, blob);
        try (InputStream in = driver.open(blob).stream()) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void aPartOfABlobCanBeRead() throws IOException {
        BlobContent content = driver.open(blob("0123456789"));
        assertThat(text(content, 0, 10)).isEqualTo("0123456789");
        assertThat(text(content, 3, 4)).isEqualTo("3456");
        assertThat(text(content, 10, 0)).isEmpty();
        try (InputStream in = content.stream(2, 3)) {
            assertThat(in.read()).isEqualTo('2');
            assertThat(in.skip(100)).isLessThanOrEqualTo(2);
            in.readAllBytes();
            assertThat(in.read()).isEqualTo(-1);
        }
        assertThatThrownBy(() -> content.stream(8, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> content.stream(-1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void namesAreGivenOnce() throws IOException {
        String upload = upload("first");
        assertThatThrownBy(() -> driver.createUpload(upload)).isInstanceOf(FileAlreadyExistsException.class);
        String blob = blob("blob");
        assertThatThrownBy(() -> driver.commit(upload, blob)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(text(blob)).isEqualTo("blob");
        assertThat(driver.uploadSize(upload)).isEqualTo(5);
    }

    @Test
    void whatIsNotThereIsSaidToBeMissing() {
        String none = name();
        assertThatThrownBy(() -> driver.uploadSize(none)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> driver.append(none, 0)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> driver.readUpload(none)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> driver.commit(none, name())).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> driver.deleteUpload(none)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> driver.open(none)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> driver.delete(none)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void whatIsDeletedIsGone() throws IOException {
        String blob = blob("blob");
        driver.delete(blob);
        assertThatThrownBy(() -> driver.open(blob)).isInstanceOf(NoSuchFileException.class);
        String upload = upload("upload");
        driver.deleteUpload(upload);
        assertThatThrownBy(() -> driver.uploadSize(upload)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void listsSayWhatIsThere() throws IOException {
        String upload = upload("12345");
        String one = blob("123");
        String other = blob("");
        try (Stream<StoredBlob> blobs = driver.blobs();
                Stream<StoredUpload> uploads = driver.uploads()) {
            assertThat(blobs.map(it -> it.name() + " " + it.size()).toList())
                    .containsExactlyInAnyOrder(one + " 3", other + " 0");
            assertThat(uploads.map(it -> it.name() + " " + it.size()).toList()).isEqualTo(List.of(upload + " 5"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "../../../../etc/passwd",
                "aaaaaaaa/../../bbbbbbbb",
                "/absolute-name",
                "with space in it",
                "UPPER-CASE-NAME",
                "nul\0nul-nul-nul",
                "dots.are.not.names",
                "back\\slash\\name",
                "-begins-with-hyphen",
                "ends-with-hyphen-",
                "caf\u00e9-caf\u00e9-caf\u00e9"
            })
    void namesThatCouldPointElsewhereAreRefused(String bad) throws IOException {
        String upload = upload("bytes");
        assertThatThrownBy(() -> driver.createUpload(bad)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> driver.uploadSize(bad)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> driver.append(bad, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> driver.readUpload(bad)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> driver.commit(bad, name())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> driver.commit(upload, bad)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> driver.deleteUpload(bad)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> driver.open(bad)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> driver.delete(bad)).isInstanceOf(IllegalArgumentException.class);
        assertThat(driver.uploadSize(upload)).isEqualTo(5);
    }

    private String upload(String... parts) throws IOException {
        String name = name();
        driver.createUpload(name);
        for (String part : parts) {
            append(name, part);
        }
        return name;
    }

    private void append(String upload, String text) throws IOException {
        try (OutputStream out = driver.append(upload, driver.uploadSize(upload))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private String blob(String text) throws IOException {
        String name = name();
        driver.commit(upload(text), name);
        return name;
    }

    private String text(String blob) throws IOException {
        BlobContent content = driver.open(blob);
        return text(content, 0, content.size());
    }

    private static String text(BlobContent content, long offset, long length) throws IOException {
        try (InputStream in = content.stream(offset, length)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String name() {
        return UUID.randomUUID().toString();
    }
}

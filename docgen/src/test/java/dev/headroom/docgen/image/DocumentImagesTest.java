package dev.headroom.docgen.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ByteSize;
import dev.headroom.RequestCancelledException;
import dev.headroom.queue.CancelToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentImagesTest {

    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==");

    @TempDir
    private Path folder;

    private final List<String> notes = new ArrayList<>();
    private Path root;

    @BeforeEach
    void files() throws IOException {
        root = folder.resolve("root");
        Files.createDirectories(root.resolve("sub"));
        Files.write(root.resolve("a b.png"), PNG);
        Files.write(root.resolve("sub/c.png"), PNG);
        Files.write(folder.resolve("secret.png"), PNG);
        Files.createSymbolicLink(root.resolve("out"), folder);
        Files.createSymbolicLink(root.resolve("linked.png"), folder.resolve("secret.png"));
        Files.createSymbolicLink(root.resolve("inner.png"), root.resolve("sub/c.png"));
    }

    private DocumentImages images(ImageLimits limits) {
        return new DocumentImages(
                ImageResolver.within(List.of(root)), limits, new CancelToken(), notes::add, image -> {});
    }

    @Test
    void filesBelowTheFolderAreFoundByTheirDecodedName() {
        DocumentImages images = images(ImageLimits.USUAL);
        assertThat(images.find("a%20b.png")).isPresent();
        assertThat(images.find("sub/c.png")).isPresent();
        assertThat(images.find("./sub/../sub/c.png")).isPresent();
        assertThat(images.find("inner.png")).isPresent();
        assertThat(notes).isEmpty();
    }

    @Test
    void nothingOutsideOfTheFolderIsOpened() {
        DocumentImages images = images(ImageLimits.USUAL);
        for (String destination : List.of(
                "../secret.png",
                "sub/../../secret.png",
                "..%2Fsecret.png",
                "%2e%2e/secret.png",
                "out/secret.png",
                "linked.png",
                folder.resolve("secret.png").toString(),
                "file:" + folder.resolve("secret.png"),
                "http://127.0.0.1:9/x.png",
                "data:image/png;base64,AAAA",
                "..\\secret.png",
                "sub",
                "",
                "a\u0000.png")) {
            assertThat(images.find(destination)).as(destination).isEmpty();
        }
        assertThat(notes).allMatch(note -> note.endsWith("it is absent or not allowed"));
    }

    @Test
    void sizesComeFromTheHeaderAndLimitsFromThem() throws IOException {
        byte[] bomb = PNG.clone();
        bomb[16] = 0x00;
        bomb[17] = 0x01; // 65,537 wide
        bomb[21] = 0x01; // 65,537 high
        Files.write(root.resolve("bomb.png"), bomb);
        Files.write(root.resolve("heavy.png"), new byte[2_000]);
        Files.writeString(root.resolve("text.png"), "<svg onload='alert(1)'/>");
        DocumentImages images = images(new ImageLimits(5, ByteSize.of(1_000), 1_000_000));
        assertThat(images.find("bomb.png")).isEmpty();
        assertThat(images.find("heavy.png")).isEmpty();
        assertThat(images.find("text.png")).isEmpty();
        assertThat(images.find("sub/c.png").orElseThrow().width()).isEqualTo(1);
        assertThat(notes)
                .containsExactly(
                        "image 'bomb.png' is not shown: it has 4,295,098,369 pixels, more than 1,000,000",
                        "image 'heavy.png' is not shown: it is larger than 1.0 kB",
                        "image 'text.png' is not shown: it is no PNG, JPEG or GIF");
        images.find("one");
        assertThat(images.find("a b.png")).isEmpty();
        assertThat(notes).last().asString().contains("the document has more than 5");
    }

    @Test
    void anImageIsOpenedOnceHoweverOftenItIsShown() {
        List<String> opened = new ArrayList<>();
        ImageResolver resolver = destination -> {
            opened.add(destination);
            return Optional.<InputStream>of(new ByteArrayInputStream(PNG));
        };
        DocumentImages images =
                new DocumentImages(resolver, ImageLimits.USUAL, new CancelToken(), notes::add, image -> {});
        assertThat(images.find("x")).containsSame(images.find("x").orElseThrow());
        assertThat(opened).containsExactly("x");
    }

    @Test
    void brokenHeadersAreRefusedAndNeverFail() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] file = new byte[random.nextInt(64)];
            random.nextBytes(file);
            byte[][] starts = {PNG, {'G', 'I', 'F', '8', '9', 'a'}, {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}};
            byte[] start = starts[random.nextInt(starts.length)];
            System.arraycopy(start, 0, file, 0, Math.min(file.length, random.nextInt(start.length + 1)));
            ImageHeader.of(file).ifPresent(header -> assertThat(header.pixels()).isPositive());
        }
    }

    @Test
    void aCancelledDocumentOpensNothing() {
        CancelToken cancel = new CancelToken();
        cancel.cancel(CancelToken.Reason.CALLER);
        DocumentImages images = new DocumentImages(
                ImageResolver.within(List.of(root)), ImageLimits.USUAL, cancel, notes::add, image -> {});
        assertThatThrownBy(() -> images.find("sub/c.png")).isInstanceOf(RequestCancelledException.class);
    }
}

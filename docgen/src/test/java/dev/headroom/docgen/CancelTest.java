package dev.headroom.docgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.RequestCancelledException;
import dev.headroom.document.Document;
import dev.headroom.document.DocumentFormat;
import dev.headroom.queue.CancelToken;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CancelTest {

    @Test
    void aDocumentThatIsCancelledOnItsWayEndsThere() {
        for (DocumentFormat format : DocumentFormat.values()) {
            CancelToken cancel = new CancelToken();
            AtomicInteger opened = new AtomicInteger();
            ReportRenderer reports = new ReportRenderer(DocumentSettings.usual().withImages(destination -> {
                if (opened.incrementAndGet() == 3) {
                    cancel.cancel(CancelToken.Reason.DEADLINE);
                }
                return Optional.empty();
            }));
            StringBuilder body = new StringBuilder();
            for (int i = 0; i < 100; i++) {
                body.append("![image](").append(i).append(".png)\n\n");
            }
            assertThatThrownBy(() -> reports.render(Document.of("", body.toString()), format, cancel))
                    .as(format.name())
                    .isInstanceOf(RequestCancelledException.class)
                    .hasMessageContaining("deadline");
            assertThat(opened).as(format.name()).hasValue(3);
        }
    }
}

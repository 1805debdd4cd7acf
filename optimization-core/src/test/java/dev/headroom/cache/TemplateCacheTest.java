package dev.headroom.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ByteSize;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TemplateCacheTest {

    private final TemplateCache templates =
            TemplateCache.within(CacheLimits.defaults().withTemplateWeight(ByteSize.of(1_000)));

    private final AtomicInteger made = new AtomicInteger();

    private String get(String name, long weight) {
        return templates.get(new TemplateCache.Key<>(String.class, name), () -> {
            made.incrementAndGet();
            return new TemplateCache.Entry<>("made " + name, ByteSize.of(weight));
        });
    }

    @Test
    void makesAThingOnceAndAgainAfterItWasDropped() {
        assertThat(get("a", 10)).isEqualTo("made a");
        assertThat(get("a", 10)).isEqualTo("made a");
        assertThat(made).hasValue(1);
        assertThat(templates.tier().clear()).isEqualTo(ByteSize.of(10));
        assertThat(get("a", 10)).isEqualTo("made a");
        assertThat(made).hasValue(2);
    }

    @Test
    void staysWithinItsBoundAndStillGivesWhatIsTooHeavy() {
        for (int i = 0; i < 100; i++) {
            get("thing " + i, 100);
        }
        assertThat(templates.tier().statistics().weight()).isLessThanOrEqualTo(ByteSize.of(1_000));
        assertThat(get("heavy", 5_000)).isEqualTo("made heavy");
    }

    @Test
    void thingsOfOneNameAndDifferentTypesAreDifferent() {
        get("a", 1);
        Integer number = templates.get(
                new TemplateCache.Key<>(Integer.class, "a"), () -> new TemplateCache.Entry<>(7, ByteSize.of(1)));
        assertThat(number).isEqualTo(7);
        assertThat(get("a", 1)).isEqualTo("made a");
    }

    @Test
    void isTheTierOfTemplates() {
        assertThat(templates.tier().name()).isEqualTo(CacheTiers.TEMPLATE);
    }
}

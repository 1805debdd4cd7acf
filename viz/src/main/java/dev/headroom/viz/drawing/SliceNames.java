package dev.headroom.viz.drawing;

import java.text.AttributedString;
import java.util.List;
import org.jfree.chart.labels.PieSectionLabelGenerator;
import org.jfree.data.general.PieDataset;

/** Names slices by their number; plain text, unlike JFreeChart's patterns. */
@SuppressWarnings("rawtypes") // as JFreeChart declares it
record SliceNames(List<String> names) implements PieSectionLabelGenerator {

    @Override
    public String generateSectionLabel(PieDataset data, Comparable key) {
        return names.get((Integer) key);
    }

    @Override
    public AttributedString generateAttributedSectionLabel(PieDataset data, Comparable key) {
        return new AttributedString(generateSectionLabel(data, key));
    }
}

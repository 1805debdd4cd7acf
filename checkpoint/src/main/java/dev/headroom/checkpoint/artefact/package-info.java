/** What Headroom itself runs: a directory with {@code headroom.json}. Entry types {@code Artefact} and {@code ArtefactWriter}. */
@NullMarked
package dev.headroom.checkpoint.artefact;

import org.jspecify.annotations.NullMarked;

/** What Headroom itself runs: a directory with {@code headroom.json}. Entry type {@code ArtefactManifest}. */
@NullMarked
package dev.headroom.checkpoint.artefact;

import org.jspecify.annotations.NullMarked;

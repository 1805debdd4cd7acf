/**
 * Runs artefacts and exported encoders on ONNX Runtime. Entry type {@code OnnxBackendProvider}, found by
 * {@code ServiceLoader}. Every native run happens on one thread of the process, see {@code InferenceThread}.
 */
@NullMarked
package dev.headroom.backend.onnx;

import org.jspecify.annotations.NullMarked;

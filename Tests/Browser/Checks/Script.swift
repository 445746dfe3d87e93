/// JavaScript that several checks share. It runs in the browser, beside the page, and leaves the page as it was.
enum Script {
    /// How elements are named in sentences, and which are seen.
    static let common = #"""
        const short = text => {
            const plain = text.trim().replace(/\s+/g, ' ');
            return plain.length > 40 ? plain.slice(0, 39) + '…' : plain;
        };
        const named = element => {
            const more = element.id ? '#' + element.id : element.classList.length ? '.' + element.classList[0] : '';
            const text = short(element.textContent);
            return element.localName + more + (text ? ` “${text}”` : '');
        };
        const isShown = element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
        const up = element => {
            const chain = [];
            for (let e = element; e; e = e.parentElement) chain.push(e);
            return chain;
        };
        // Said by a screen reader and drawn nowhere.
        const isOnlySaid = element => up(element).some(e => {
            const style = getComputedStyle(e), box = e.getBoundingClientRect();
            return style.position === 'absolute' && style.overflow !== 'visible'
                && (box.width <= 1 || box.height <= 1 || style.clip === 'rect(0px, 0px, 0px, 0px)');
        });
        const isDrawing = element => element.namespaceURI === 'http://www.w3.org/2000/svg';
        // What has no box of its own in a drawing.
        const unseen = 'title, desc, metadata, style, script, defs, symbol, clipPath, mask, marker, pattern';
        const isSeen = element => isShown(element) && !element.closest(unseen) && !isOnlySaid(element);
        // Each text that is seen, with the element that it stands in.
        const texts = () => {
            const found = [];
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                if (node.data.trim() && isSeen(node.parentElement)) found.push([node, node.parentElement]);
            }
            return found;
        };
        const sizeOf = element => {
            const size = parseFloat(getComputedStyle(element).fontSize);
            const matrix = isDrawing(element) && element.getScreenCTM && element.getScreenCTM();
            return matrix ? size * Math.hypot(matrix.a, matrix.b) : size;
        };
        const drawings = () => [...document.querySelectorAll('svg')]
            .filter(svg => !svg.parentElement.closest('svg') && isShown(svg));
        """#

    /// Colours: how they are read, laid over each other and compared. A colour is red, green, blue and how opaque it is.
    static let colours = #"""
        const pen = Object.assign(document.createElement('canvas'), { width: 1, height: 1 })
            .getContext('2d', { willReadFrequently: true });
        const read = new Map();
        // Whatever way of writing colours the style has: the browser itself paints a dot with it.
        const colour = text => {
            if (!read.has(text)) {
                pen.clearRect(0, 0, 1, 1);
                pen.fillStyle = text;
                pen.fillRect(0, 0, 1, 1);
                const [red, green, blue, opaque] = pen.getImageData(0, 0, 1, 1).data;
                read.set(text, [red, green, blue, opaque / 255]);
            }
            return read.get(text);
        };
        const faded = (ink, share) => [...ink.slice(0, 3), ink[3] * share];
        const over = (ink, ground) => [0, 1, 2].map(i => ink[i] * ink[3] + ground[i] * (1 - ink[3])).concat(1);
        const light = ink => {
            const [red, green, blue] = ink.slice(0, 3).map(part => {
                const share = part / 255;
                return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
            });
            return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        };
        const ratio = (one, other) => {
            const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
            return (bright + 0.05) / (dark + 0.05);
        };
        // What is behind everything: not white where the page says that it has dark colours too.
        const paper = (() => {
            const probe = document.documentElement.appendChild(document.createElement('i'));
            probe.style.backgroundColor = 'Canvas';
            const found = getComputedStyle(probe).backgroundColor;
            probe.remove();
            return colour(found);
        })();
        // What is seen where an element is: its ground, and an ink on it. `between` lies on the ground, below the ink.
        const painted = (element, ink, between = []) => {
            const paint = (chain, ground) => {
                if (chain.length === 0) {
                    const whole = between.reduce((below, layer) => over(layer, below), ground);
                    return [whole, over(ink, whole)];
                }
                const style = getComputedStyle(chain[0]);
                const below = isDrawing(chain[0]) && chain[0].ownerSVGElement
                    ? ground : over(colour(style.backgroundColor), ground);
                return paint(chain.slice(1), below).map(seen => over(faded(seen, +style.opacity), ground));
            };
            return paint(up(element).reverse(), paper);
        };
        // Whether a picture lies between an element and the nearest ground of one colour.
        const isOnPicture = element => {
            for (const e of up(element)) {
                const style = getComputedStyle(e);
                if (style.backgroundImage !== 'none') return true;
                if (colour(style.backgroundColor)[3] === 1) return false;
            }
            return false;
        };
        """#
}

// The DOM as the prototypes define it. A form whose field is called "childNodes", or a document with a picture called
// "documentElement", answers with that element when asked directly, in content scripts too.

function getter<T>(prototype: object, name: string): (target: object) => T {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get as () => T;
  return (target) => get.call(target);
}

export const nodeType = getter<number>(Node.prototype, 'nodeType');
export const nodeValue = getter<string | null>(Node.prototype, 'nodeValue');
export const childNodes = getter<NodeListOf<ChildNode>>(Node.prototype, 'childNodes');
export const ownerDocument = getter<Document>(Node.prototype, 'ownerDocument');
export const baseAddress = getter<string>(Node.prototype, 'baseURI');
export const tagName = getter<string>(Element.prototype, 'tagName');
export const localName = getter<string>(Element.prototype, 'localName');
export const namespaceOf = getter<string | null>(Element.prototype, 'namespaceURI');
export const attributes = getter<NamedNodeMap>(Element.prototype, 'attributes');
export const implementation = getter<DOMImplementation>(Document.prototype, 'implementation');
export const documentElement = getter<Element | null>(Document.prototype, 'documentElement');
export const documentBody = getter<HTMLElement | null>(Document.prototype, 'body');
export const documentAddress = getter<string>(Document.prototype, 'URL');
export const documentTitle = getter<string>(Document.prototype, 'title');
export const viewOf = getter<Window | null>(Document.prototype, 'defaultView');

export const append = <T extends Node>(parent: Node, child: T): T =>
  Node.prototype.appendChild.call(parent, child) as T;
export const rootOf = (node: Node): Node => Node.prototype.getRootNode.call(node);
export const getAttribute = (element: Element, name: string): string | null =>
  Element.prototype.getAttribute.call(element, name);
export const setAttribute = (element: Element, name: string, value: string): void =>
  Element.prototype.setAttribute.call(element, name, value);
export const removeAttribute = (element: Element, name: string): void =>
  Element.prototype.removeAttribute.call(element, name);

// Checks a CloudFormation template against the schemas of the resources in it, as AWS publishes them:
// types, properties, required ones, kinds of values, allowed numbers of arguments, what Ref, GetAtt,
// Sub, DependsOn and conditions name, and parameters and conditions that nothing uses.
//   node check-template.mjs TEMPLATE   prints what is wrong, a line each, and ends with 1; else with 0.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

// Packages stand where the build installed them, which is not beside this file.
const require = createRequire(join(process.env.PACKAGES ?? process.cwd(), 'package.json'));
const { parse } = require('yaml');
const { loadAwsServiceSpecSync } = require('@aws-cdk/aws-service-spec');

const PSEUDO = ['AccountId', 'NoValue', 'NotificationARNs', 'Partition', 'Region', 'StackId', 'StackName', 'URLSuffix'];
const FUNCTIONS = ['Ref', 'Condition', 'GetAtt', 'Sub', 'If', 'Equals', 'Not', 'And', 'Or', 'Join', 'Select', 'GetAZs', 'Split', 'Base64', 'FindInMap', 'Cidr', 'ImportValue'];
const SECTIONS = ['AWSTemplateFormatVersion', 'Description', 'Metadata', 'Parameters', 'Rules', 'Mappings', 'Conditions', 'Resources', 'Outputs'];
const ATTRIBUTES = ['Type', 'Properties', 'Condition', 'DependsOn', 'DeletionPolicy', 'UpdateReplacePolicy', 'UpdatePolicy', 'CreationPolicy', 'Metadata'];

const long = (name) => (name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`);
const tags = FUNCTIONS.flatMap((name) => [
  { tag: `!${name}`, resolve: (text) => ({ [long(name)]: text }) },
  ...['map', 'seq'].map((collection) => ({ tag: `!${name}`, collection, resolve: (node) => ({ [long(name)]: node.toJSON() }) })),
]);

const isMap = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
const functionOf = (value) => {
  const keys = isMap(value) ? Object.keys(value) : [];
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0].startsWith('Fn::')) ? keys[0] : undefined;
};

class Template {
  constructor(text) {
    this.body = parse(text, { customTags: tags });
    this.errors = [];
    this.used = new Set();
    this.db = loadAwsServiceSpecSync();
    for (const section of ['Parameters', 'Conditions', 'Resources', 'Outputs', 'Rules']) this[section] = this.body[section] ?? {};
  }

  wrong(path, what) {
    this.errors.push(`${path}: ${what}`);
  }

  check() {
    for (const name of Object.keys(this.body)) if (!SECTIONS.includes(name)) this.wrong(name, 'no such section');
    this.functions('Conditions', this.Conditions);
    this.functions('Outputs', this.Outputs);
    for (const [name, output] of Object.entries(this.Outputs)) this.condition(`Outputs.${name}`, output.Condition);
    for (const [name, resource] of Object.entries(this.Resources)) this.resource(name, resource);
    for (const kind of ['Parameters', 'Conditions'])
      for (const name of Object.keys(this[kind])) if (!this.used.has(name)) this.wrong(`${kind}.${name}`, 'is used by nothing');
    return this.errors;
  }

  spec(type) {
    return this.db.lookup('resource', 'cloudFormationType', 'equals', type)[0];
  }

  resource(name, resource) {
    const spec = this.spec(resource.Type);
    if (!spec) return this.wrong(name, `no resource type ${resource.Type}`);
    for (const key of Object.keys(resource)) if (!ATTRIBUTES.includes(key)) this.wrong(name, `no resource attribute ${key}`);
    this.condition(name, resource.Condition);
    for (const other of [resource.DependsOn ?? []].flat()) if (!this.Resources[other]) this.wrong(name, `DependsOn no resource ${other}`);
    this.functions(name, resource.Properties ?? {});
    this.properties(name, resource.Properties ?? {}, spec.properties);
  }

  properties(path, given, known) {
    for (const [key, property] of Object.entries(known)) if (property.required && !(key in given)) this.wrong(path, `${key} is required`);
    for (const [key, value] of Object.entries(given)) {
      if (!known[key]) this.wrong(path, `no property ${key}`);
      else this.value(`${path}.${key}`, value, [known[key].type, ...(known[key].previousTypes ?? [])]);
    }
  }

  // A value must fit one of the types: the complaint is about the first.
  value(path, value, types) {
    const name = functionOf(value);
    if (name === 'Fn::If') return value[name].slice(1).forEach((branch, i) => this.value(`${path}.If.${i + 1}`, branch, types));
    if (name) return this.result(path, name, types);
    const flat = types.flatMap((type) => (type.type === 'union' ? type.types : [type]));
    const complaints = flat.map((type) => this.complaints(path, value, type));
    if (!complaints.some((found) => found.length === 0)) this.errors.push(...complaints[0]);
  }

  result(path, name, types) {
    const lists = types.every((type) => type.type === 'array');
    if (lists && ['Fn::Sub', 'Fn::Join', 'Fn::Base64'].includes(name)) this.wrong(path, `must be a list, which ${name} does not make`);
  }

  complaints(path, value, type) {
    const kept = this.errors;
    this.errors = [];
    this.shape(path, value, type);
    const found = this.errors;
    this.errors = kept;
    return found;
  }

  shape(path, value, type) {
    switch (type.type) {
      case 'array':
        if (!Array.isArray(value)) return this.wrong(path, 'must be a list');
        return value.forEach((element, i) => this.value(`${path}.${i}`, element, [type.element]));
      case 'map':
        if (!isMap(value)) return this.wrong(path, 'must be a map');
        return Object.entries(value).forEach(([key, element]) => this.value(`${path}.${key}`, element, [type.element]));
      case 'ref':
        if (!isMap(value)) return this.wrong(path, 'must be a map');
        return this.properties(path, value, this.db.get('typeDefinition', type.reference.$ref).properties);
      case 'tag':
        return this.properties(path, value, { Key: { required: true, type: { type: 'string' } }, Value: { required: true, type: { type: 'string' } }, PropagateAtLaunch: { type: { type: 'boolean' } } });
      case 'json':
        return isMap(value) || Array.isArray(value) ? undefined : this.wrong(path, 'must be a map or a list');
      default:
        return this.scalar(path, value, type);
    }
  }

  // CloudFormation turns numbers and booleans into text and back, but makes no number of a word.
  scalar(path, value, type) {
    if (value === null || typeof value === 'object') return this.wrong(path, `must be a ${type.type}`);
    const numeric = type.type === 'integer' ? Number.isInteger(Number(value)) : !Number.isNaN(Number(value));
    if (['integer', 'number'].includes(type.type) && !numeric) this.wrong(path, `must be a ${type.type}, not ${value}`);
    if (type.type === 'boolean' && !['true', 'false'].includes(String(value))) this.wrong(path, `must be a boolean, not ${value}`);
    if (type.type === 'string' && type.allowedValues && !type.allowedValues.includes(value)) this.wrong(path, `must be one of ${type.allowedValues.join(', ')}`);
  }

  condition(path, name) {
    if (name === undefined) return;
    this.used.add(name);
    if (!this.Conditions[name]) this.wrong(path, `no condition ${name}`);
  }

  functions(path, node) {
    if (Array.isArray(node)) return node.forEach((element, i) => this.functions(`${path}.${i}`, element));
    if (!isMap(node)) return;
    const name = functionOf(node);
    if (name === 'Ref') this.ref(path, node.Ref);
    else if (name === 'Fn::GetAtt') this.attribute(path, node[name]);
    else if (name === 'Fn::Sub') this.sub(path, node[name]);
    else if (name === 'Fn::If') this.choice(path, node[name]);
    else if (name && !FUNCTIONS.includes(name.slice(4))) this.wrong(path, `no function ${name}`);
    if (Object.keys(node).length === 1 && typeof node.Condition === 'string') this.condition(path, node.Condition);
    Object.entries(node).forEach(([key, value]) => this.functions(`${path}.${key}`, value));
  }

  choice(path, branches) {
    if (!Array.isArray(branches) || branches.length !== 3) return this.wrong(path, 'If takes a condition and two values');
    return this.condition(path, branches[0]);
  }

  ref(path, name) {
    this.used.add(name);
    const known = this.Parameters[name] || this.Resources[name] || PSEUDO.includes(String(name).replace('AWS::', ''));
    if (!known) this.wrong(path, `Ref to no parameter or resource ${name}`);
  }

  attribute(path, target) {
    const [resource, ...rest] = Array.isArray(target) ? target : target.split('.');
    const attribute = rest.join('.');
    if (!this.Resources[resource]) return this.wrong(path, `GetAtt of no resource ${resource}`);
    const spec = this.spec(this.Resources[resource].Type);
    if (spec && !spec.attributes[attribute] && !spec.properties[attribute]) this.wrong(path, `${resource} has no attribute ${attribute}`);
  }

  sub(path, argument) {
    const [text, own] = Array.isArray(argument) ? argument : [argument, {}];
    for (const [, name] of String(text).matchAll(/\$\{([^!}][^}]*)\}/g)) {
      if (name in own) continue;
      if (name.includes('.')) this.attribute(path, name);
      else this.ref(path, name);
    }
  }
}

const errors = new Template(readFileSync(process.argv[2], 'utf8')).check();
errors.forEach((error) => console.log(error));
process.exit(errors.length > 0 ? 1 : 0);
